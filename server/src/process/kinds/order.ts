import type { OrderLine } from '../../domain/records.ts';
import { findSkusByVariant } from '../../models/records/skusFind.ts';
import type { BatchContext } from '../deps.ts';
import { describeFailure } from '../failures.ts';
import type { Item, KindHandler, Preview, Results } from './kindTypes.ts';
import { toMissingMessage } from './missingSkus.ts';
import { saveOrderEffects } from './orderEffects.ts';
import { findOrderLookups } from './orderLookups.ts';
import { toNothing, toPlanPreview } from './outcome.ts';
import { type OrderItem, planItem } from './planItem.ts';
import { runOrders } from './runOrders.ts';

/** Orders with their lines, and what they mean for customers (spec 4 and 5.1). */
export const orderHandler: KindHandler<'order'> = {
  async run(context, items) {
    const known = items.filter(isKnown);
    const run = await runOrders(context, known);
    await saveOrderEffects(context, run);
    return addUnknown(run.results, items);
  },

  /** Do the variants these orders wait for exist by now? */
  async findSatisfied({ deps, connection }, _items, keys) {
    const variants = keys.flatMap((key) =>
      key.startsWith(prefix) ? [key.slice(prefix.length)] : [],
    );
    const { workspaceId, id } = connection;
    const known = await findSkusByVariant(deps.db, workspaceId, id, variants);
    return [...known.keys()].map((variantId) => prefix + variantId);
  },

  preview: (context, item) =>
    isKnown(item)
      ? previewOrder(context, item)
      : Promise.resolve(toNothing('unchanged', deletedUnseen)),
};

const prefix = 'variant:';

function isKnown(item: Item<'order'>): item is OrderItem {
  return item.source !== null;
}

const deletedUnseen = 'deleted before it was seen';

function addUnknown(results: Results, items: Item<'order'>[]): Results {
  for (const { entry, source } of items) {
    if (source !== null) continue;
    const reason = deletedUnseen;
    results.set(entry._id, { kind: 'done', outcome: 'unchanged', recordId: null, reason });
  }
  return results;
}

/** What was found gone once stays so in a dry run: nothing is asked for. */
function toGoneVariant({ unlinked, shopifyVariantId }: OrderLine): string[] {
  return unlinked === 'deleted' && shopifyVariantId !== null ? [shopifyVariantId] : [];
}

async function previewOrder(context: BatchContext, item: OrderItem): Promise<Preview> {
  const { deps, connection } = context;
  const lookups = await findOrderLookups(deps.db, connection, [item.source]);
  try {
    const stored = lookups.existing.get(item.entry._id);
    const goneVariants = new Set(stored?.lines.flatMap(toGoneVariant));
    const plan = planItem(context, item, { ...lookups, goneVariants });
    if (plan.kind === 'missing') return toNothing('failed', toMissingMessage(plan.skus));
    return toPlanPreview(plan);
  } catch (error) {
    return toNothing('failed', describeFailure(error).message);
  }
}
