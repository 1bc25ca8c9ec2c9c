import { toEmailKey, toText } from '../../domain/contact.ts';
import type { KnownSku } from '../../domain/order/orderTypes.ts';
import { toOrderId } from '../../domain/order/planOrder.ts';
import type { SourceOrder } from '../../domain/source.ts';
import { findCatalogNumber } from '../../models/records/catalogGroups.ts';
import { findCustomersByEmail } from '../../models/records/customersFind.ts';
import type { Database } from '../../models/database.ts';
import type { StoredOrder } from '../../models/records/orders.ts';
import { findOrdersById } from '../../models/records/ordersFind.ts';
import { findSkusByCode, findSkusByVariant } from '../../models/records/skusFind.ts';

/** What a batch of orders needs from the database: one read per collection, then O(1) look-ups (spec 4.6). */
export interface OrderLookups {
  skusByVariant: Map<string, KnownSku>;
  skusByCode: Map<string, KnownSku>;
  customerIdByEmail: Map<string, string>;
  existing: Map<string, StoredOrder>;
  /** The state of the catalog that the SKUs are of. */
  catalogNumber: number;
}

export interface OrderScope {
  id: string;
  workspaceId: string;
}

export async function findOrderLookups(
  db: Database,
  scope: OrderScope,
  sources: SourceOrder[],
): Promise<OrderLookups> {
  const { id, workspaceId } = scope;
  const ids = sources.map((source) => toOrderId(id, source.externalId));
  const catalogNumber = await findCatalogNumber(db, workspaceId, id);
  const [skusByVariant, skusByCode, customerIdByEmail, existing] = await Promise.all([
    findSkusByVariant(db, workspaceId, id, variantsOf(sources)),
    findSkusByCode(db, workspaceId, codesOf(sources)),
    findCustomersByEmail(db, workspaceId, id, guestKeysOf(sources)),
    findOrdersById(db, workspaceId, ids),
  ]);
  return { skusByVariant, skusByCode, customerIdByEmail, existing, catalogNumber };
}

export function variantsOf(sources: SourceOrder[]): string[] {
  const variants = new Set<string>();
  for (const source of sources) {
    for (const { variantId } of source.lines) if (variantId !== null) variants.add(variantId);
  }
  return [...variants];
}

/** Codes of lines that have nothing else to be linked by. */
function codesOf(sources: SourceOrder[]): string[] {
  const coded = sources.flatMap(({ lines }) => lines.filter(({ linkByCode }) => linkByCode));
  return [...new Set(coded.flatMap(({ sku }) => sku ?? []))];
}

/** Addresses of orders that name no customer. */
export function guestKeysOf(sources: SourceOrder[]): string[] {
  const keys = sources
    .filter((source) => source.customer === null)
    .map((source) => toEmailKey(toText(source.email)));
  return [...new Set(keys.filter((key) => key !== null))];
}
