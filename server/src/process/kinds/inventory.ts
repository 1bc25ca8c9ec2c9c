import { planDisconnect, planLevel } from '../../domain/inventory.ts';
import type { InventoryLevelRecord } from '../../domain/records.ts';
import type { WritePlan } from '../../domain/writePlan.ts';
import { inventoryLevels, type StoredLevel } from '../../models/records/inventory.ts';
import { findLevelsById, refreshAvailable } from '../../models/records/inventoryWrites.ts';
import {
  type RecordWrite,
  saveRecords,
  withoutApplied,
} from '../../models/records/recordWrites.ts';
import { findSkusByItem } from '../../models/records/skusFind.ts';
import type { BatchContext } from '../deps.ts';
import { ConflictError } from '../failures.ts';
import type { Item, ItemResult, KindHandler, Results } from './kindTypes.ts';
import { type ItemVerdict, settleItems, toItemFailure } from './missingItems.ts';
import { toNothing, toOutcome, toPlanPreview } from './outcome.ts';

type LevelItem = Item<'inventory'>;
type Plan = WritePlan<InventoryLevelRecord> | { kind: 'missing'; itemId: string } | null;

const maxRounds = 10;
const prefix = 'item:';

/** Stock per item and location; what can be sold of a SKU is their sum (spec 5.2). */
export const inventoryHandler: KindHandler<'inventory'> = {
  async run(context, items) {
    const run: Run = { results: new Map(), skuIds: new Set(), missing: new Map(), repeated: false };
    let open = items;
    for (let round = 0; open.length > 0; round += 1) {
      if (round === maxRounds) throw new ConflictError('levels keep changing');
      const lost = await runRound(context, open, { ...run, repeated: round > 0 });
      open = open.filter(({ entry }) => lost.has(entry._id));
    }
    context.deps.crashAt?.('between-effects');
    await refreshAll(context, [...run.skuIds]);
    const verdicts = await settleItems(context, [...run.missing.values()]);
    for (const [id, { itemId }] of run.missing) {
      run.results.set(id, toMissingResult(itemId, verdicts.get(id)));
    }
    return run.results;
  },

  async findSatisfied({ deps, connection }, _items, keys) {
    const itemIds = keys.flatMap((key) => (key.startsWith(prefix) ? key.slice(prefix.length) : []));
    const { workspaceId, id } = connection;
    const known = await findSkusByItem(deps.db, workspaceId, id, itemIds);
    return [...known.keys()].map((itemId) => prefix + itemId);
  },

  async preview(context, item) {
    const plan = planOne(context, item, await findFacts(context, [item]));
    if (plan === null) return toNothing('unchanged', 'disconnected before it was seen');
    if (plan.kind !== 'missing') return toPlanPreview(plan);
    return toNothing('failed', toItemFailure(plan.itemId).message);
  },
};

interface Run {
  results: Results;
  skuIds: Set<string>;
  missing: Map<string, { entry: LevelItem['entry']; itemId: string }>;
  repeated: boolean;
}

interface Facts {
  levels: Map<string, StoredLevel>;
  skuByItem: Map<string, string>;
}

async function findFacts({ deps, connection }: BatchContext, items: LevelItem[]): Promise<Facts> {
  const { workspaceId, id } = connection;
  const itemIds = items.flatMap(({ source }) => source?.inventoryItemId ?? []);
  const [levels, skuByItem] = await Promise.all([
    findLevelsById(
      deps.db,
      workspaceId,
      items.map(({ entry }) => entry._id),
    ),
    findSkusByItem(deps.db, workspaceId, id, [...new Set(itemIds)]),
  ]);
  return { levels, skuByItem };
}

/** null for the disconnection of a level that nobody knows. */
function planOne(
  { connection, now }: BatchContext,
  { entry, source }: LevelItem,
  facts: Facts,
): Plan {
  const stored = facts.levels.get(entry._id);
  const existing = stored ? withoutApplied<InventoryLevelRecord>(stored) : null;
  if (entry.deleted) {
    const write = { at: entry.sourceVersion, rawVersion: entry.version, now };
    return existing && planDisconnect(existing, write);
  }
  if (!source) return null;
  const skuId = facts.skuByItem.get(source.inventoryItemId);
  if (skuId === undefined) return { kind: 'missing', itemId: source.inventoryItemId };
  const ids = { workspaceId: connection.workspaceId, connectionId: connection.id };
  return planLevel({ source, ids, skuId, rawVersion: entry.version, existing, now });
}

async function runRound(context: BatchContext, items: LevelItem[], run: Run): Promise<Set<string>> {
  const facts = await findFacts(context, items);
  const writes: RecordWrite<InventoryLevelRecord>[] = [];
  for (const item of items) {
    const { entry } = item;
    const plan = planOne(context, item, facts);
    if (plan?.kind === 'missing') {
      run.missing.set(entry._id, { entry, itemId: plan.itemId });
      continue;
    }
    run.missing.delete(entry._id);
    const stored = facts.levels.get(entry._id);
    const kind = plan?.kind ?? 'unchanged';
    const outcome = toOutcome(kind, { entry, stored, repeated: run.repeated });
    run.results.set(entry._id, { kind: 'done', outcome, recordId: plan ? entry._id : null });
    if (!plan || plan.kind === 'stale') continue;
    run.skuIds.add(plan.record.skuId);
    if (plan.record.rev === stored?.rev) continue;
    const applied = { version: entry.version, outcome, by: context.token };
    writes.push({ record: plan.record, applied });
  }
  return saveRecords(inventoryLevels.collection(context.deps.db), writes);
}

async function refreshAll({ deps, connection }: BatchContext, skuIds: string[]): Promise<void> {
  let open = skuIds;
  for (let round = 0; open.length > 0; round += 1) {
    if (round === maxRounds) throw new ConflictError('SKUs keep changing');
    open = await refreshAvailable(deps.db, connection.workspaceId, open);
  }
}

function toMissingResult(itemId: string, verdict: ItemVerdict | undefined): ItemResult {
  return verdict === 'gone'
    ? {
        kind: 'skipped',
        reason: 'the platform does not know the item',
        waitingFor: [prefix + itemId],
      }
    : toItemFailure(itemId);
}
