import type { SkuRecord } from '../records.ts';
import { toSearchTokens, toWords } from '../searchTokens.ts';

type Searched = Pick<SkuRecord, 'platformCode' | 'barcode' | 'attributes'>;

/** What people type to find a SKU: the platform's code, the barcode, words of the product's name and of its options. */
export function computeSkuTokens(sku: Searched, productTitle: string | null): string[] {
  return toSearchTokens([
    sku.platformCode,
    sku.barcode,
    ...toWords(productTitle),
    ...sku.attributes.flatMap(({ value }) => toWords(value)),
  ]);
}
