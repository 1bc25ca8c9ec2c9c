import type { KnownSku, OrderPlan } from '../../domain/order/orderTypes.ts';
import { findLeftTimes } from '../../domain/profit/orderTimes.ts';
import type { OrderRecord } from '../../domain/records.ts';
import { markTimes } from '../../models/metrics/markDays.ts';
import { findCatalogNumber } from '../../models/records/catalogGroups.ts';
import { orders } from '../../models/records/orders.ts';
import {
  type RecordWrite,
  saveRecords,
  toApplied,
  toChanges,
} from '../../models/records/recordWrites.ts';
import { findSkusByVariant } from '../../models/records/skusFind.ts';
import type { BatchContext } from '../deps.ts';
import { ConflictError, describeFailure, toFailure } from '../failures.ts';
import type { ItemResult, Results } from './kindTypes.ts';
import {
  type MissingCase,
  settleMissing,
  toCaseKey,
  toMissingMessage,
  toWaitingKeys,
} from './missingSkus.ts';
import { findOrderLookups, type OrderLookups } from './orderLookups.ts';
import { toOutcome } from './outcome.ts';
import { type OrderItem, planItem } from './planItem.ts';

/** What the orders of a batch left behind, for the effects that follow. */
export interface OrdersRun {
  results: Results;
  /** Orders as they are now, changed or not, by id. */
  records: Map<string, OrderRecord>;
  /** Those of them that were written, by this attempt or one that crashed before it told anybody. */
  changed: Map<string, OrderRecord>;
  /** Customers who had one of them before. */
  formerCustomers: Set<string>;
}

interface Round {
  context: BatchContext;
  lookups: OrderLookups;
  run: OrdersRun;
  /** Rounds before this one: races were lost. */
  number: number;
}

interface Planned {
  item: OrderItem;
  plan: OrderPlan;
}

const maxRounds = 10;

/** Plans and saves orders; whoever loses a race is read and planned again, a bounded number of times. */
export async function runOrders(context: BatchContext, items: OrderItem[]): Promise<OrdersRun> {
  const run: OrdersRun = {
    results: new Map(),
    records: new Map(),
    changed: new Map(),
    formerCustomers: new Set(),
  };
  let open = items;
  for (let number = 0; open.length > 0; number += 1) {
    if (number === maxRounds) throw new ConflictError('orders keep changing');
    const sources = open.map((item) => item.source);
    const lookups = await findOrderLookups(context.deps.db, context.connection, sources);
    open = await runRound({ context, lookups, run, number }, open);
  }
  return run;
}

/** @returns the items that have to be planned again. */
async function runRound(round: Round, items: OrderItem[]): Promise<OrderItem[]> {
  const planned = await planAll(round, items);
  const writes = planned.flatMap((one) => toWrites(round, one));
  const { deps, connection } = round.context;
  // Whoever comes after a crash knows the new days only.
  await markTimes(deps.db, connection.workspaceId, findLeft(round, writes));
  const lost = await saveRecords(orders.collection(deps.db), writes);
  const moved = await findMoved(round, writes);
  return items.filter(({ entry }) => lost.has(entry._id) || moved.has(entry._id));
}

function findLeft({ lookups }: Round, writes: readonly RecordWrite<OrderRecord>[]): Date[] {
  return writes.flatMap(({ record }) => {
    const stored = lookups.existing.get(record._id);
    return stored ? findLeftTimes(stored, record) : [];
  });
}

async function planAll(round: Round, items: OrderItem[]): Promise<Planned[]> {
  const planned = items.flatMap((item) => tryPlan(round, item, new Set()));
  const cases = planned.flatMap(({ item, plan }): MissingCase[] =>
    plan.kind === 'missing' ? plan.skus.map((sku) => ({ entry: item.entry, sku })) : [],
  );
  if (cases.length === 0) return planned;
  const gone = await settleMissing(round.context, cases);
  return planned.flatMap((one) => {
    if (one.plan.kind !== 'missing') return [one];
    const variants = one.plan.skus
      .map(({ variantId }) => variantId)
      .filter((variantId) => gone.has(toCaseKey(one.item.entry._id, variantId)));
    return variants.length === 0 ? [one] : tryPlan(round, one.item, new Set(variants));
  });
}

/** An order the rules refuse fails alone. */
function tryPlan(round: Round, item: OrderItem, goneVariants: Set<string>): Planned[] {
  try {
    return [{ item, plan: planItem(round.context, item, { ...round.lookups, goneVariants }) }];
  } catch (error) {
    round.run.results.set(item.entry._id, describeFailure(error));
    return [];
  }
}

/** Notes the result of one plan; its write, where it asks for one. */
function toWrites(round: Round, { item, plan }: Planned): RecordWrite<OrderRecord>[] {
  const { context, lookups, run } = round;
  const { entry } = item;
  const stored = lookups.existing.get(entry._id);
  for (const former of [stored?.customerId, stored?.applied?.former]) {
    if (former) run.formerCustomers.add(former);
  }
  if (plan.kind === 'missing') {
    run.results.set(entry._id, toMissingResult(context, plan.skus));
    return [];
  }
  const outcome = toOutcome(plan.kind, { entry, stored, repeated: round.number > 0 });
  const stale = plan.kind === 'stale' ? { reason: 'older than the record' } : {};
  run.results.set(entry._id, { kind: 'done', outcome, recordId: entry._id, ...stale });
  if (plan.kind === 'stale') return [];
  run.records.set(entry._id, plan.record);
  if (plan.kind !== 'unchanged' || entry.attempts > 1) run.changed.set(entry._id, plan.record);
  if (plan.record.rev === stored?.rev) return [];
  const mark = { version: entry.version, outcome, by: context.token };
  const link = { before: stored?.customerId, after: plan.record.customerId };
  return [{ record: plan.record, applied: toApplied(mark, stored, link), ...toChanges(plan) }];
}

function toMissingResult(
  context: BatchContext,
  skus: Extract<OrderPlan, { kind: 'missing' }>['skus'],
): ItemResult {
  return toFailure('SKU_NOT_FOUND', toMissingMessage(skus), toWaitingKeys(context, skus));
}

/**
 * Orders whose SKUs were named anew, or appeared, while they were being saved: the catalog looked for its
 * orders before these were there, so they look at the catalog once more.
 */
async function findMoved(
  { context, lookups }: Round,
  writes: RecordWrite<OrderRecord>[],
): Promise<Set<string>> {
  const { deps, connection } = context;
  const { workspaceId, id } = connection;
  if (writes.length === 0) return new Set();
  const number = await findCatalogNumber(deps.db, workspaceId, id);
  if (number === lookups.catalogNumber) return new Set();
  const lines = writes.flatMap(({ record }) =>
    record.lines.map((line) => ({ id: record._id, variantId: line.shopifyVariantId })),
  );
  const named = [...new Set(lines.flatMap(({ variantId }) => variantId ?? []))];
  const now = await findSkusByVariant(deps.db, workspaceId, id, named);
  const moved = new Set(named.filter((variant) => isMoved(lookups.skusByVariant, now, variant)));
  return new Set(lines.flatMap((line) => (moved.has(line.variantId ?? '') ? [line.id] : [])));
}

function isMoved(
  before: ReadonlyMap<string, KnownSku>,
  now: ReadonlyMap<string, KnownSku>,
  variantId: string,
): boolean {
  return before.get(variantId)?.code !== now.get(variantId)?.code;
}
