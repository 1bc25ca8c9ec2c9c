import { compareIds } from '../../domain/compareIds.ts';
import { type CustomerOrderRow, planCustomer } from '../../domain/customer.ts';
import { computeCustomerFigures } from '../../domain/customerFigures.ts';
import type { CustomerRecord } from '../../domain/records.ts';
import { planWrite, type WritePlan } from '../../domain/writePlan.ts';
import { customers, type StoredCustomer } from '../../models/records/customers.ts';
import { findCustomersById, removeCustomers } from '../../models/records/customersFind.ts';
import {
  type FigureRow,
  findFigureRows,
  findGuestKeys,
  findIdentities,
} from '../../models/records/ordersFind.ts';
import {
  type RecordWrite,
  saveRecords,
  toApplied,
  toChanges,
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
  const facts = await findFacts(context, ids);
  const writes: RecordWrite<CustomerRecord>[] = [];
  const ghosts: string[] = [];
  for (const id of ids) {
    const row = facts.stored.get(id);
    if (row?.applied?.former) emailKeys.add(row.applied.former);
    if (row?.knownFrom !== 'customer' && !facts.identities.has(id)) {
      ghosts.push(id);
      continue;
    }
    const write = toWrite(context, id, facts);
    if (!write) continue;
    for (const key of [write.record.emailKey, row?.emailKey]) {
      if (key && write.record.emailKey !== row?.emailKey) emailKeys.add(key);
    }
    writes.push(write);
  }
  const kept = await removeGhosts(context, ghosts, facts.stored);
  for (const key of await findGuestKeys(db, workspaceId, ghosts)) emailKeys.add(key);
  return new Set([...kept, ...(await saveRecords(customers.collection(db), writes))]);
}

interface Facts {
  stored: Map<string, StoredCustomer>;
  figures: Map<string, FigureRow[]>;
  /** What the newest own order tells, for customers whom only orders describe. */
  identities: Map<string, CustomerOrderRow>;
}

async function findFacts({ deps, connection }: BatchContext, ids: string[]): Promise<Facts> {
  const { workspaceId } = connection;
  const stored = await findCustomersById(deps.db, workspaceId, ids);
  const figures = await findFigureRows(deps.db, workspaceId, ids);
  const newest = ids
    .filter((id) => stored.get(id)?.knownFrom !== 'customer')
    .map((id) => ({ id, orderId: findNewestOwn(figures.get(id) ?? []) }));
  const orderIds = newest.flatMap(({ orderId }) => orderId ?? []);
  const told = await findIdentities(deps.db, workspaceId, orderIds);
  const identities = new Map<string, CustomerOrderRow>();
  for (const { id, orderId } of newest) {
    const identity = told.get(orderId ?? '');
    if (identity) identities.set(id, identity);
  }
  return { stored, figures, identities };
}

/**
 * Customers whom an order described that is theirs no more: nobody else knows of them, and the guests' orders
 * they held are looked at anew.
 * @returns those that changed meanwhile.
 */
async function removeGhosts(
  { deps, connection }: BatchContext,
  ids: string[],
  stored: Facts['stored'],
): Promise<string[]> {
  const rows = ids.flatMap((id) => stored.get(id) ?? []);
  return removeCustomers(deps.db, connection.workspaceId, rows);
}

/** null where nothing changes. */
function toWrite(
  context: BatchContext,
  id: string,
  facts: Facts,
): RecordWrite<CustomerRecord> | null {
  const row = facts.stored.get(id);
  const existing = row ? withoutApplied<CustomerRecord>(row) : null;
  const identity = facts.identities.get(id) ?? null;
  const rows = { figures: facts.figures.get(id) ?? [], identity };
  const plan = planFromOrders(context, id, existing, rows);
  if (plan === null || plan.kind === 'stale' || plan.kind === 'unchanged') return null;
  const { rawVersion, emailKey } = plan.record;
  const last = row?.applied ?? { version: rawVersion, outcome: 'created' as const };
  const mark = { version: last.version, outcome: last.outcome, by: context.token };
  const link = { before: existing?.emailKey, after: emailKey };
  return { record: plan.record, applied: toApplied(mark, row, link), ...toChanges(plan) };
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

/** null where neither a snapshot nor an order of the customer's own describes them. */
function planFromOrders(
  context: BatchContext,
  id: string,
  existing: CustomerRecord | null,
  { figures, identity }: Rows,
): WritePlan<CustomerRecord> | null {
  const { connection, now } = context;
  const counted = computeCustomerFigures(figures, connection.currency);
  const described = identity && describe(context, id, identity);
  const profile = existing?.knownFrom === 'customer' ? existing : described;
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
