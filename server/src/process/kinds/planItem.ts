import type { OrderPlan } from '../../domain/order/orderTypes.ts';
import { markOrderDeleted } from '../../domain/order/planOrder.ts';
import type { OrderRecord } from '../../domain/records.ts';
import type { SourceOrder } from '../../domain/source.ts';
import { withoutApplied } from '../../models/records/recordWrites.ts';
import type { BatchContext } from '../deps.ts';
import { processOrderWithContext } from './contextOrder.ts';
import type { Item } from './kindTypes.ts';
import { type OrderLookups, variantsOf } from './orderLookups.ts';

export type OrderItem = Item<'order'> & { source: SourceOrder };

type Scope = Pick<BatchContext, 'connection' | 'now'>;
type Lookups = OrderLookups & { goneVariants: ReadonlySet<string> };

/**
 * The plan of one entry: the same for a batch, a single order and a dry run.
 * @throws DomainError for an order the rules refuse.
 */
export function planItem(scope: Scope, item: OrderItem, lookups: Lookups): OrderPlan {
  return item.entry.deleted ? planDeleted(scope, item, lookups) : planLive(scope, item, lookups);
}

function planLive({ connection, now }: Scope, item: OrderItem, lookups: Lookups): OrderPlan {
  const { entry, source } = item;
  const { workspaceId, id: connectionId, rules } = connection;
  const order = { source, marks: entry.marks, rawVersion: entry.version };
  return processOrderWithContext(order, {
    ...lookups,
    ids: { workspaceId, connectionId },
    rules,
    now,
  });
}

/** A deleted order waits for no product: its record is only kept for the memory. */
function planDeleted(scope: Scope, item: OrderItem, lookups: Lookups): OrderPlan {
  const { entry, source } = item;
  const stored = lookups.existing.get(entry._id);
  const deletedAt = entry.sourceVersion;
  if (!stored) {
    const goneVariants = new Set(variantsOf([source]));
    const plan = planLive(scope, item, { ...lookups, goneVariants });
    const gone = { deletedAt, nextStep: null };
    return plan.kind === 'create' ? { ...plan, record: { ...plan.record, ...gone } } : plan;
  }
  const existing = withoutApplied<OrderRecord>(stored);
  if (existing.rawVersion > entry.version) return { kind: 'stale' };
  const write = { rawVersion: entry.version, now: scope.now };
  const record = markOrderDeleted(existing, deletedAt, write);
  return record
    ? { kind: 'update', record, changes: ['deletedAt', 'nextStep'] }
    : { kind: 'unchanged', record: existing };
}
