import { z } from 'zod';
import { freshness } from './freshness.ts';

const stamp = z.string().meta({ description: 'Opaque: another one means that records may differ' });

/** Event `records`: ask for a list again when its stamp changes. */
export const recordsNews = z
  .object({ orders: stamp, products: stamp, customers: stamp, inventory: stamp, profit: stamp })
  .meta({ id: 'RecordsNews' });

/** Event `freshness`: what GET /api/freshness answers the same caller. */
export const freshnessNews = freshness;
