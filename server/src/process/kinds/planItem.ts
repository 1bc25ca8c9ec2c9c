import type { OrderPlan } from '../../domain/order/orderTypes.ts';
import { markOrderDeleted, planOrder } from '../../domain/order/planOrder.ts';
import type { OrderRecord } from '../../domain/records.ts';
import type { SourceOrder } from '../../domain/source.ts';
import { withoutApplied } from '../../models/recordWrites.ts';
import type { BatchContext } from '../deps.ts';
import type { Item } from './kindTypes.ts';
import { type OrderLookups, variantsOf } from './orderLookups.ts';

export type OrderItem = Item<'order'> & { source: SourceOrder };

type Scope = Pick<BatchContext, 'connection' | 'now'>;

/**
 * The plan of one order: the same for a batch, a single order and a dry run.
 * @throws DomainError for an order the rules refuse.
 */
export function planItem(
  scope: Scope,
  item: OrderItem,
  lookups: OrderLookups & { goneVariants: ReadonlySet<string> },
): OrderPlan {
  return item.entry.deleted
    ? planDeleted(scope, item, lookups)
    : planLive(scope, item, lookups, lookups.goneVariants);
}

function planLive(
  { connection, now }: Scope,
  { entry, source }: OrderItem,
  lookups: OrderLookups,
  goneVariants: ReadonlySet<string>,
): OrderPlan {
  const stored = lookups.existing.get(entry._id);
  return planOrder({
    source,
    marks: entry.marks,
    rawVersion: entry.version,
    ids: { workspaceId: connection.workspaceId, connectionId: connection.id },
    rules: connection.rules,
    skusByVariant: lookups.skusByVariant,
    goneVariants,
    existing: stored ? withoutApplied<OrderRecord>(stored) : null,
    customerIdByEmail: lookups.customerIdByEmail,
    now,
  });
}

/** A deleted order waits for no product: its record is only kept for the memory. */
function planDeleted(scope: Scope, item: OrderItem, lookups: OrderLookups): OrderPlan {
  const { entry, source } = item;
  const stored = lookups.existing.get(entry._id);
  const deletedAt = entry.sourceVersion;
  if (!stored) {
    const plan = planLive(scope, item, lookups, new Set(variantsOf([source])));
    return plan.kind === 'create' ? { ...plan, record: { ...plan.record, deletedAt } } : plan;
  }
  const existing = withoutApplied<OrderRecord>(stored);
  if (existing.rawVersion > entry.version) return { kind: 'stale' };
  const write = { rawVersion: entry.version, now: scope.now };
  const record = markOrderDeleted(existing, deletedAt, write);
  return record
    ? { kind: 'update', record, changes: ['deletedAt'] }
    : { kind: 'unchanged', record: existing };
}
