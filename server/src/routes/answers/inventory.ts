import type { z } from 'zod';
import type * as contract from '../../contract/inventory.ts';
import type { InventoryLevelRecord } from '../../domain/records.ts';
import { toTime } from './shapes.ts';

export function toLevel(level: InventoryLevelRecord): z.input<typeof contract.level> {
  return { ...level, id: level._id, syncedAt: toTime(level.updatedAt) };
}
