import { canonicalJson, sha256 } from '../lib/digest.ts';
import type { Database } from '../models/database.ts';
import {
  type ErpCollection,
  erpCollections,
  findErpRows,
  findErpValues,
} from '../models/records/erpRows.ts';

export interface ErpDigest {
  /** Equal for two databases that hold the same records. */
  digest: string;
  counts: Record<ErpCollection, number>;
}

type Row = Record<string, unknown>;

/** When and how often a record was written, and by whom: not what it is. Tokens are made of the other fields. */
const bookkeeping = new Set([
  'rev',
  'rawVersion',
  'createdAt',
  'updatedAt',
  'applied',
  'removed',
  'searchTokens',
]);

/**
 * One text for the whole ERP of a workspace (I13): what the newest snapshots say, and nothing that depends on
 * the way there. Left out are archived remains that no current snapshot names (deleted products, removed variants,
 * deleted orders and customers, customers whose orders all went elsewhere) and links to them.
 */
export async function erpDigest(db: Database, workspaceId: string): Promise<ErpDigest> {
  const named = await findNamed(db, workspaceId);
  const counts = {} as Record<ErpCollection, number>;
  const digests: string[] = [];
  for (const name of erpCollections) {
    counts[name] = 0;
    for await (const row of findErpRows(db, workspaceId, name, filters[name])) {
      if (!isNamed[name](row, named)) continue;
      counts[name] += 1;
      const plain = name === 'orders' ? toPlainOrder(row, named.skus) : toPlain(row);
      digests.push(sha256(`${name} ${canonicalJson(plain)}`));
    }
  }
  return { digest: sha256(digests.join('')), counts };
}

const filters: Record<ErpCollection, Row> = {
  listings: { deleted: false },
  products: {},
  variations: {},
  skus: { removed: { $ne: true } },
  orders: { deletedAt: null },
  customers: { deletedAt: null },
  inventory_levels: {},
  ad_days: { deletedAt: null },
  shipments: { deletedAt: null },
  costs: { deletedAt: null },
  sku_costs: { deletedAt: null },
  subscribers: { deletedAt: null },
};

/** What current snapshots name. */
interface Named {
  listings: Set<string>;
  skus: Set<string>;
  buyers: Set<string>;
}

async function findNamed(db: Database, workspaceId: string): Promise<Named> {
  const [listings, skus, buyers] = await Promise.all([
    findErpValues(db, workspaceId, 'listings', { field: '_id', where: filters.listings }),
    findErpValues(db, workspaceId, 'skus', { field: '_id', where: filters.skus }),
    findErpValues(db, workspaceId, 'orders', { field: 'customerId', where: filters.orders }),
  ]);
  return { listings, skus, buyers };
}

/** Products and their variations bear the id of a listing. */
const isNamed: Record<ErpCollection, (row: Row, named: Named) => boolean> = {
  listings: () => true,
  products: (row, { listings }) => listings.has(String(row['_id'])),
  variations: (row, { listings }) => listings.has(String(row['productId'])),
  skus: () => true,
  orders: () => true,
  customers: (row, { buyers }) => buyers.has(String(row['_id'])),
  inventory_levels: (row, { skus }) => skus.has(String(row['skuId'])),
  ad_days: () => true,
  shipments: () => true,
  costs: () => true,
  sku_costs: () => true,
  subscribers: () => true,
};

function toPlain(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([field]) => !bookkeeping.has(field)));
}

/** A line keeps its SKU after the variant is gone; who never saw the variant has a line without one. */
function toPlainOrder(row: Row, living: Set<string>): Row {
  const lines = (row['lines'] as Row[]).map((line) => {
    const linked = line['shopifyVariantId'] !== null && living.has(String(line['skuId']));
    if (linked || line['unlinked'] === 'tip' || line['unlinked'] === 'gift_card') return line;
    return { ...line, skuId: null, skuCode: null, unlinked: 'none', custom: null };
  });
  return { ...toPlain(row), lines };
}
