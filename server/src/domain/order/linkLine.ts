import { toSkuKey } from '../costs/costs.ts';
import type { OrderLine } from '../records.ts';
import type { SourceLine } from '../source.ts';
import type { MissingSku, OrderInput } from './orderTypes.ts';

export type LineLink = Pick<OrderLine, 'skuId' | 'skuCode' | 'unlinked' | 'custom'>;

export interface LinkResult {
  link: LineLink;
  /** Set when the line has to wait for its product. */
  missing: MissingSku | null;
}

type Links = Pick<OrderInput, 'skusByVariant' | 'skusByCode' | 'goneVariants'>;

/**
 * Which SKU a line is of (spec 4.7). Tips and gift cards never have one, whatever the catalog
 * knows; custom and deleted ones cannot; a line that once had its SKU keeps it when the platform
 * forgets the variant (spec 3.3).
 */
export function linkLine(
  line: SourceLine,
  { skusByVariant, skusByCode, goneVariants }: Links,
  known: OrderLine | undefined,
): LinkResult {
  if (line.tip) return unlinkedAs('tip');
  if (line.giftCard) return unlinkedAs('gift_card');
  if (line.linkByCode) return linkCoded(line, skusByCode, known);
  const sku = line.variantId === null ? undefined : skusByVariant.get(line.variantId);
  if (sku) return linkedTo(sku.skuId, sku.code);
  if (line.variantId === null || goneVariants.has(line.variantId))
    return linkForgotten(line, known);
  const missing = {
    label: line.sku?.trim() || line.variantId,
    variantId: line.variantId,
    productId: line.productId,
  };
  return { link: unlinkedAs(null).link, missing };
}

/** A code no catalog knows is nothing to wait for: the line is a custom one. */
function linkCoded(
  line: SourceLine,
  skusByCode: Links['skusByCode'],
  known: OrderLine | undefined,
): LinkResult {
  const sku = line.sku === null ? undefined : skusByCode?.get(toSkuKey(line.sku));
  if (sku) return linkedTo(sku.skuId, sku.code);
  return known && known.skuId !== null
    ? linkedTo(known.skuId, known.skuCode)
    : unlinkedAs('custom');
}

function linkForgotten(line: SourceLine, known: OrderLine | undefined): LinkResult {
  if (known && known.skuId !== null) return linkedTo(known.skuId, known.skuCode);
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

function linkedTo(skuId: string, skuCode: string | null): LinkResult {
  return { link: { skuId, skuCode, unlinked: null, custom: false }, missing: null };
}

function unlinkedAs(unlinked: OrderLine['unlinked']): LinkResult {
  const custom = unlinked === 'custom';
  return { link: { skuId: null, skuCode: null, unlinked, custom }, missing: null };
}
