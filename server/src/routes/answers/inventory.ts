import type { z } from 'zod';
import type * as contract from '../../contract/inventory.ts';
import type { NamedLevel } from '../../models/records/inventoryPage.ts';
import { toTime } from './shapes.ts';

export function toLevel(level: NamedLevel): z.input<typeof contract.level> {
  return { ...level, id: level._id, syncedAt: toTime(level.updatedAt) };
}
