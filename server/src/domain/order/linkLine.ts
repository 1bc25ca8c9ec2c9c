import type { OrderLine } from '../records.ts';
import type { SourceLine } from '../source.ts';
import type { MissingSku, OrderInput } from './orderTypes.ts';

export interface LineLink {
  skuId: string | null;
  skuCode: string | null;
  unlinked: OrderLine['unlinked'];
  missing: MissingSku | null;
}

/**
 * Which SKU a line is of (spec 4.7). Tips and gift cards never have one, whatever the catalog
 * knows; custom and deleted ones cannot; a line that once had its SKU keeps it when the platform
 * forgets the variant (spec 3.3).
 */
export function linkLine(
  line: SourceLine,
  { skusByVariant, goneVariants }: Pick<OrderInput, 'skusByVariant' | 'goneVariants'>,
  known: OrderLine | undefined,
): LineLink {
  if (line.tip) return unlinkedAs('tip');
  if (line.giftCard) return unlinkedAs('gift_card');
  const sku = line.variantId === null ? undefined : skusByVariant.get(line.variantId);
  if (sku) return { skuId: sku.skuId, skuCode: sku.code, unlinked: null, missing: null };
  if (line.variantId === null || goneVariants.has(line.variantId))
    return linkForgotten(line, known);
  const missing = {
    label: line.sku?.trim() || line.variantId,
    variantId: line.variantId,
    productId: line.productId,
  };
  return { ...unlinkedAs(null), missing };
}

function linkForgotten(line: SourceLine, known: OrderLine | undefined): LineLink {
  if (known && known.skuId !== null) {
    return { skuId: known.skuId, skuCode: known.skuCode, unlinked: null, missing: null };
  }
  return unlinkedAs(wasInCatalog(line) ? 'deleted' : 'custom');
}

/** What only a catalog article leaves on its line once its ids are gone. */
function wasInCatalog(line: SourceLine): boolean {
  return (
    line.variantId !== null ||
    line.productId !== null ||
    Boolean(line.sku?.trim()) ||
    Boolean(line.variantTitle?.trim())
  );
}

function unlinkedAs(unlinked: OrderLine['unlinked']): LineLink {
  return { skuId: null, skuCode: null, unlinked, missing: null };
}
