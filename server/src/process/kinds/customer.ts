import { type CustomerOrderRow, planCustomer } from '../../domain/customer.ts';
import { toEmailKey } from '../../domain/contact.ts';
import type { CustomerRecord } from '../../domain/records.ts';
import { planWrite } from '../../domain/writePlan.ts';
import { customers } from '../../models/records/customers.ts';
import { findCustomersById } from '../../models/records/customersFind.ts';
import {
  type FigureRow,
  findFigureRows,
  findGuestOrders,
} from '../../models/records/ordersFind.ts';
import {
  type RecordWrite,
  type Stored,
  saveRecords,
  toApplied,
  toChanges,
  withoutApplied,
} from '../../models/records/recordWrites.ts';
import type { BatchContext } from '../deps.ts';
import { linkGuests } from '../effects/linkGuests.ts';
import { refreshCustomers } from '../effects/refreshCustomers.ts';
import { ConflictError } from '../failures.ts';
import { toCustomerKey, toEmailWaitKey } from './customerKeys.ts';
import type { Item, ItemResult, KindHandler, Results } from './kindTypes.ts';
import { toNothing, toOutcome, toPlanPreview } from './outcome.ts';

type CustomerItem = Item<'customer'>;

const maxRounds = 10;

/** Customers: a record only with an order, figures from orders, guests' orders linked (spec 5.1). */
export const customerHandler: KindHandler<'customer'> = {
  async run(context, items) {
    const results: Results = new Map();
    const emailKeys = new Set<string>();
    const guessed = new Set<string>();
    let open = items;
    for (let round = 0; open.length > 0; round += 1) {
      if (round === maxRounds) throw new ConflictError('customers keep changing');
      const run = { results, emailKeys, guessed, repeated: round > 0 };
      const lost = await runRound(context, open, run);
      open = open.filter(({ entry }) => lost.has(entry._id));
    }
    context.deps.crashAt?.('between-effects');
    await linkGuests(context, emailKeys);
    await refreshCustomers(context, guessed);
    return results;
  },

  /** Did a first order come while we noted that there is none? */
  async findSatisfied(context, items) {
    const facts = await findFacts(context, items);
    return items.flatMap((item) => (toOrders(item, facts).length > 0 ? toWaitingKeys(item) : []));
  },

  async preview(context, item) {
    const plan = planOne(context, item, await findFacts(context, [item]));
    return plan.kind === 'skipped' ? toNothing('skipped', plan.reason) : toPlanPreview(plan);
  },
};

interface Facts {
  stored: Map<string, Stored<CustomerRecord>>;
  orders: Map<string, FigureRow[]>;
  guests: Map<string, FigureRow[]>;
}

/** Stored customers first: a write guarded by their `rev` then rests on orders at least as new. */
async function findFacts(context: BatchContext, items: CustomerItem[]): Promise<Facts> {
  const { deps, connection } = context;
  const { workspaceId, id } = connection;
  const ids = items.map(({ entry }) => entry._id);
  const stored = await findCustomersById(deps.db, workspaceId, ids);
  const keys = items.flatMap(({ source }) => toEmailKey(source?.email) ?? []);
  const [orders, found] = await Promise.all([
    findFigureRows(deps.db, workspaceId, ids),
    findGuestOrders(deps.db, workspaceId, id, keys),
  ]);
  const guests = new Map<string, FigureRow[]>();
  for (const guest of found) {
    const key = guest.customerEmailKey ?? '';
    guests.set(key, [...(guests.get(key) ?? []), guest]);
  }
  return { stored, orders, guests };
}

/** The customer's own orders; for one without any, guests' orders with their address. */
function toOrders({ entry, source }: CustomerItem, facts: Facts): FigureRow[] {
  const own = facts.orders.get(entry._id);
  if (own) return own;
  return facts.guests.get(toEmailKey(source?.email) ?? '') ?? [];
}

/** The customer's own snapshot describes them: orders only count. */
function toCounted(row: FigureRow): CustomerOrderRow {
  return {
    ...row,
    shopifyOrderId: row._id,
    customerEmail: null,
    customerPhone: null,
    customerFirstName: null,
    customerLastName: null,
    shippingAddress: null,
    billingAddress: null,
  };
}

type CustomerPlan = ReturnType<typeof planCustomer>;

function planOne(context: BatchContext, item: CustomerItem, facts: Facts): CustomerPlan {
  const { connection, now } = context;
  const { entry, source } = item;
  const row = facts.stored.get(entry._id);
  const existing = row ? withoutApplied<CustomerRecord>(row) : null;
  if (entry.deleted) {
    if (!existing) return { kind: 'skipped', reason: 'deleted' };
    const deletedAt = entry.sourceVersion;
    return planWrite(existing, {
      ...existing,
      deletedAt,
      rawVersion: entry.version,
      updatedAt: now,
    });
  }
  return planCustomer({
    ids: { workspaceId: connection.workspaceId, connectionId: connection.id },
    shopifyCustomerId: entry.externalId,
    source,
    rawVersion: entry.version,
    orders: toOrders(item, facts).map(toCounted),
    existing,
    rules: connection.rules,
    currency: connection.currency,
    now,
  });
}

interface Run {
  results: Results;
  /** Addresses that customers gained or lost. */
  emailKeys: Set<string>;
  /** Customers made for guests' orders: whose those are is settled afterwards. */
  guessed: Set<string>;
  repeated: boolean;
}

async function runRound(
  context: BatchContext,
  items: CustomerItem[],
  run: Run,
): Promise<Set<string>> {
  const facts = await findFacts(context, items);
  const writes: RecordWrite<CustomerRecord>[] = [];
  for (const item of items) {
    const { entry } = item;
    const stored = facts.stored.get(entry._id);
    const plan = planOne(context, item, facts);
    if (plan.kind === 'skipped') {
      run.results.set(entry._id, toSkipped(item, plan.reason));
      continue;
    }
    const outcome = toOutcome(plan.kind, { entry, stored, repeated: run.repeated });
    run.results.set(entry._id, { kind: 'done', outcome, recordId: entry._id });
    if (plan.kind === 'stale') continue;
    if (!facts.orders.has(entry._id)) run.guessed.add(entry._id);
    const { emailKey } = plan.record;
    for (const key of [emailKey, stored?.emailKey, stored?.applied?.former]) {
      if (key) run.emailKeys.add(key);
    }
    if (plan.record.rev === stored?.rev) continue;
    const mark = { version: entry.version, outcome, by: context.token };
    const link = { before: stored?.emailKey, after: emailKey };
    writes.push({
      record: plan.record,
      applied: toApplied(mark, stored, link),
      ...toChanges(plan),
    });
  }
  return saveRecords(customers.collection(context.deps.db), writes);
}

function toSkipped(item: CustomerItem, reason: string): ItemResult {
  return { kind: 'skipped', reason, waitingFor: toWaitingKeys(item) };
}

function toWaitingKeys({ entry, source }: CustomerItem): string[] {
  const emailKey = entry.deleted ? null : toEmailKey(source?.email);
  const keys = [toCustomerKey(entry.externalId)];
  return emailKey === null ? keys : [...keys, toEmailWaitKey(emailKey)];
}
