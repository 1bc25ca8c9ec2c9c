import { canonicalJson } from '../src/lib/digest.ts';
import type { Database } from '../src/models/database.ts';

const collections = [
  'listings',
  'products',
  'variations',
  'skus',
  'orders',
  'customers',
  'inventory_levels',
];
const bookkeeping = new Set([
  'rev',
  'rawVersion',
  'createdAt',
  'updatedAt',
  'applied',
  'searchTokens',
]);

type Row = Record<string, unknown> & { _id: unknown };

/** For a failed comparison: which fields of which records differ, the first few of each collection. */
export async function describeDifferences(
  reached: Database,
  wanted: Database,
  only: readonly string[] = collections,
): Promise<string> {
  const lines: string[] = [];
  for (const name of only) {
    const [left, right] = await Promise.all([readRows(reached, name), readRows(wanted, name)]);
    for (const id of new Set([...left.keys(), ...right.keys()])) {
      const difference = compare(left.get(id), right.get(id));
      if (difference && lines.length < 30) lines.push(`${name} ${id}: ${difference}`);
    }
  }
  return lines.join('\n');
}

async function readRows(db: Database, name: string): Promise<Map<string, Row>> {
  const rows = await db.connection.collection(name).find({}).toArray();
  return new Map(rows.map((row) => [String(row._id), row as Row]));
}

function compare(left: Row | undefined, right: Row | undefined): string | null {
  if (!left || !right) return left ? 'only reached' : 'only wanted';
  const fields = [...new Set([...Object.keys(left), ...Object.keys(right)])].filter(
    (field) =>
      !bookkeeping.has(field) && canonicalJson(left[field]) !== canonicalJson(right[field]),
  );
  if (fields.length === 0) return null;
  return fields
    .map((field) => `${field} ${show(left[field])} instead of ${show(right[field])}`)
    .join('; ');
}

const show = (value: unknown) => canonicalJson(value ?? null).slice(0, 300);
