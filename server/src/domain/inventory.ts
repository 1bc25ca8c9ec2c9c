import type { InventoryLevelRecord } from './records.ts';
import type { SourceInventoryLevel } from './source.ts';
import { planWrite, type WritePlan } from './writePlan.ts';

export interface LevelInput {
  source: SourceInventoryLevel;
  ids: { workspaceId: string; connectionId: string };
  skuId: string;
  rawVersion: number;
  existing: InventoryLevelRecord | null;
  now: Date;
}

/** A level's natural key: item and location, so that locations never overwrite each other (edge case 73). */
export function toLevelId(
  connectionId: string,
  inventoryItemId: string,
  locationId: string,
): string {
  return `${connectionId}:${inventoryItemId}-${locationId}`;
}

/** What is to be written for one reading; an older one than the stored is stale (spec 5.2). */
export function planLevel(input: LevelInput): WritePlan<InventoryLevelRecord> {
  const { source, ids, existing, now } = input;
  const sourceUpdatedAt = new Date(source.updatedAt);
  if (existing && existing.sourceUpdatedAt > sourceUpdatedAt) return { kind: 'stale' };
  return planWrite(existing, {
    _id: toLevelId(ids.connectionId, source.inventoryItemId, source.locationId),
    workspaceId: ids.workspaceId,
    connectionId: ids.connectionId,
    rev: 1,
    rawVersion: input.rawVersion,
    sourceUpdatedAt,
    createdAt: now,
    updatedAt: now,
    skuId: input.skuId,
    shopifyInventoryItemId: source.inventoryItemId,
    locationId: source.locationId,
    locationName:
      source.locationName === undefined ? (existing?.locationName ?? null) : source.locationName,
    available: source.available,
    disconnected: false,
  });
}

/** The item is no longer kept at the location: its level stays, without stock (edge case 75). */
export function planDisconnect(
  existing: InventoryLevelRecord,
  write: { at: Date; rawVersion: number; now: Date },
): WritePlan<InventoryLevelRecord> {
  if (existing.sourceUpdatedAt > write.at) return { kind: 'stale' };
  return planWrite(existing, {
    ...existing,
    available: null,
    disconnected: true,
    rawVersion: write.rawVersion,
    sourceUpdatedAt: write.at,
    updatedAt: write.now,
  });
}

/** What can be sold in all: null while no connected location tracks the item; may be negative. */
export function sumAvailable(
  levels: readonly Pick<InventoryLevelRecord, 'available' | 'disconnected'>[],
): number | null {
  let sum: number | null = null;
  for (const { available, disconnected } of levels) {
    if (!disconnected && available !== null) sum = (sum ?? 0) + available;
  }
  return sum;
}
