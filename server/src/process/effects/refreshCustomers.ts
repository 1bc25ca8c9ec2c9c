import { compareIds } from '../../domain/compareIds.ts';
import { type CustomerOrderRow, planCustomer } from '../../domain/customer.ts';
import { computeCustomerFigures } from '../../domain/customerFigures.ts';
import type { CustomerRecord } from '../../domain/records.ts';
import { planWrite, type WritePlan } from '../../domain/writePlan.ts';
import { customers } from '../../models/records/customers.ts';
import { findCustomersById } from '../../models/records/customersFind.ts';
import { type FigureRow, findFigureRows, findIdentities } from '../../models/records/ordersFind.ts';
import {
  type RecordWrite,
  saveRecords,
  toApplied,
  withoutApplied,
} from '../../models/records/recordWrites.ts';
import type { BatchContext } from '../deps.ts';
import { ConflictError } from '../failures.ts';

const maxRounds = 10;

/**
 * Recomputes these customers from their orders; one whom nobody described yet is made of the orders
 * themselves (spec 5.1). The customer is read before the orders and written under `rev`, so a figure can
 * never be older than the orders it was written after.
 * @returns e-mail keys that customers gained or lost: guests' orders may change hands.
 */
export async function refreshCustomers(
  context: BatchContext,
  customerIds: Iterable<string>,
): Promise<Set<string>> {
  const emailKeys = new Set<string>();
  let open = [...new Set(customerIds)];
  for (let round = 0; open.length > 0; round += 1) {
    if (round === maxRounds) throw new ConflictError('customers keep changing');
    open = [...(await refreshOnce(context, open, emailKeys))];
  }
  return emailKeys;
}

async function refreshOnce(
  context: BatchContext,
  ids: string[],
  emailKeys: Set<string>,
): Promise<Set<string>> {
  const { db } = context.deps;
  const { workspaceId } = context.connection;
  const stored = await findCustomersById(db, workspaceId, ids);
  const figures = await findFigureRows(db, workspaceId, ids);
  const newest = new Map(
    ids
      .filter((id) => stored.get(id)?.knownFrom !== 'customer')
      .flatMap((id) => {
        const orderId = findNewestOwn(figures.get(id) ?? []);
        return orderId === null ? [] : [[id, orderId] as const];
      }),
  );
  const identities = await findIdentities(db, workspaceId, [...newest.values()]);
  const writes: RecordWrite<CustomerRecord>[] = [];
  for (const id of ids) {
    const row = stored.get(id);
    const existing = row ? withoutApplied<CustomerRecord>(row) : null;
    const identity = identities.get(newest.get(id) ?? '') ?? null;
    const rows = { figures: figures.get(id) ?? [], identity };
    const plan = planFromOrders(context, id, existing, rows);
    if (row?.applied?.former) emailKeys.add(row.applied.former);
    if (plan === null || plan.kind === 'stale' || plan.kind === 'unchanged') continue;
    if (plan.record.emailKey !== (existing?.emailKey ?? null)) {
      for (const key of [plan.record.emailKey, existing?.emailKey]) if (key) emailKeys.add(key);
    }
    const { rawVersion: version } = plan.record;
    const { version: applied, outcome } = row?.applied ?? { version, outcome: 'created' as const };
    const mark = { version: applied, outcome, by: context.token };
    const link = { before: existing?.emailKey, after: plan.record.emailKey };
    writes.push({ record: plan.record, applied: toApplied(mark, row, link) });
  }
  return saveRecords(customers.collection(db), writes);
}

/**
 * The customer's own newest order, deleted ones left out: a guest's order must not decide the address that
 * found it. By date, then id, so that the order of arrival decides nothing.
 */
function findNewestOwn(rows: FigureRow[]): string | null {
  let newest: FigureRow | null = null;
  for (const row of rows) {
    if (row.shopifyCustomerId === null || row.deletedAt !== null) continue;
    const apart = newest ? row.orderedAt.getTime() - newest.orderedAt.getTime() : 1;
    if (apart > 0 || (apart === 0 && newest && compareIds(row._id, newest._id) > 0)) newest = row;
  }
  return newest?._id ?? null;
}

interface Rows {
  figures: FigureRow[];
  identity: CustomerOrderRow | null;
}

/** null where neither a record nor an order of the customer's own is there. */
function planFromOrders(
  context: BatchContext,
  id: string,
  existing: CustomerRecord | null,
  { figures, identity }: Rows,
): WritePlan<CustomerRecord> | null {
  const { connection, now } = context;
  const counted = computeCustomerFigures(figures, connection.currency);
  const described = identity && describe(context, id, identity);
  const profile = existing?.knownFrom === 'customer' ? existing : (described ?? existing);
  if (!profile) return null;
  return planWrite(existing, {
    ...profile,
    ...counted,
    rev: 1,
    rawVersion: existing?.rawVersion ?? 0,
    deletedAt: existing?.deletedAt ?? null,
    updatedAt: now,
  });
}

function describe(
  { connection, now }: BatchContext,
  id: string,
  order: CustomerOrderRow,
): CustomerRecord | null {
  const plan = planCustomer({
    ids: { workspaceId: connection.workspaceId, connectionId: connection.id },
    shopifyCustomerId: id.slice(connection.id.length + 1),
    source: null,
    rawVersion: 0,
    orders: [order],
    existing: null,
    rules: connection.rules,
    currency: connection.currency,
    now,
  });
  return plan.kind === 'create' ? plan.record : null;
}
