import { compareIds } from '../compareIds.ts';
import { toText } from '../contact.ts';
import type { SkuRecord } from '../records.ts';

/** The code of a variant whose SKU text is empty: stable, it comes from the id alone (spec 3.2). */
export function generatedSkuCode(variantId: string): string {
  return `SKU-${variantId}`;
}

/** The platform's SKU text as a code; null for an empty one. */
export function toPlatformCode(sku: string | null): string | null {
  return toText(sku)?.normalize('NFC') ?? null;
}

type Coded = Pick<
  SkuRecord,
  '_id' | 'connectionId' | 'platformCode' | 'shopifyVariantId' | 'status'
> & {
  /** No current snapshot names the variant: it yields its code to any that is named. */
  removed?: boolean;
};

/** The code a SKU has when nobody else wants it. */
export function wantedSkuCode(sku: Pick<Coded, 'platformCode' | 'shopifyVariantId'>): string {
  return sku.platformCode ?? generatedSkuCode(sku.shopifyVariantId);
}

/**
 * The code of each SKU by record id (edge case 62). Give it every SKU of the workspace that wants the
 * same code: one keeps it (one that is still sold, then one that still exists, then the lowest variant id), the others get
 * `<code>-<variant id>`. The result does not depend on the order they came in.
 */
export function settleCodes(skus: readonly Coded[]): Map<string, string> {
  const codes = new Map<string, string>();
  const used = new Set<string>();
  for (const sku of [...skus].sort(byClaim)) {
    const code = toCandidates(sku).find((candidate) => !used.has(candidate)) ?? sku._id;
    used.add(code);
    codes.set(sku._id, code);
  }
  return codes;
}

/** Two shops may use one code, and even one variant id when they are copies of each other. */
export function toCandidates(sku: Coded): string[] {
  const wanted = wantedSkuCode(sku);
  const numbered = `${wanted}-${sku.shopifyVariantId}`;
  return [wanted, numbered, `${numbered}-${sku.connectionId}`];
}

function byClaim(left: Coded, right: Coded): number {
  return (
    Number(left.removed ?? false) - Number(right.removed ?? false) ||
    Number(left.status === 'archived') - Number(right.status === 'archived') ||
    compareIds(left.shopifyVariantId, right.shopifyVariantId) ||
    (left.connectionId < right.connectionId ? -1 : 1)
  );
}
