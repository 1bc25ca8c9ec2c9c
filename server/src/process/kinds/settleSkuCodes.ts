import { settleCodes, toCandidates, wantedSkuCode } from '../../domain/catalog/skuCodes.ts';
import type { StoredSku } from '../../models/records/catalog.ts';
import type { Database } from '../../models/database.ts';
import { toSkuRecord } from '../../models/records/skusFind.ts';
import { findCodeRivals, type SkuRow } from '../../models/records/skusWrites.ts';
import type { BatchContext } from '../deps.ts';

/** A SKU as it should be, and as it is. */
export interface SkuChange {
  row: SkuRow;
  stored: StoredSku | null;
  changed: boolean;
}

/**
 * Gives each changed SKU its code, and rivals for the same code theirs, whichever shop they are of: the result
 * does not depend on who came first (edge case 62). With `all`, codes of unchanged ones are looked at as well.
 */
export async function settleSkuCodes(
  { deps, connection, now }: BatchContext,
  changes: SkuChange[],
  all: boolean,
): Promise<SkuChange[]> {
  const contested = changes.filter((change) => all || isContested(change));
  const codes = [...new Set(contested.flatMap(toCodes))];
  const rivals = await findRivals(deps.db, connection.workspaceId, codes);
  const byId = new Map(rivals.map((stored) => [stored._id, toRival(stored)]));
  for (const change of changes) {
    if (byId.has(change.row._id) || all || isContested(change)) byId.set(change.row._id, change);
  }
  const settled = settleCodes([...byId.values()].map(({ row }) => row));
  const named = [...byId.values()].map((change) => {
    const code = settled.get(change.row._id) ?? change.row.code;
    if (code === change.row.code) return change;
    return { ...change, row: { ...change.row, code, updatedAt: now }, changed: true };
  });
  return [...changes.filter(({ row }) => !byId.has(row._id)), ...named];
}

/** Who wants or has one of the codes, and whoever took from those what they wanted. */
async function findRivals(
  db: Database,
  workspaceId: string,
  codes: string[],
): Promise<StoredSku[]> {
  const rivals = await findCodeRivals(db, workspaceId, codes);
  const asked = new Set(codes);
  const others = rivals.map(wantedSkuCode).filter((code) => !asked.has(code));
  return [...rivals, ...(await findCodeRivals(db, workspaceId, [...new Set(others)]))];
}

/** Only these can change who owns a code: new ones, renamed ones, and those that stop or begin to be sold. */
function isContested({ row, stored }: SkuChange): boolean {
  return (
    stored === null ||
    stored.platformCode !== row.platformCode ||
    stored.status !== row.status ||
    (stored.removed ?? false) !== row.removed
  );
}

function toCodes({ row, stored }: SkuChange): string[] {
  return [...toCandidates(row), ...(stored ? [stored.code, ...toCandidates(stored)] : [])];
}

function toRival(stored: StoredSku): SkuChange {
  const row: SkuRow = { ...toSkuRecord(stored), removed: stored.removed ?? false };
  return { row, stored, changed: false };
}
