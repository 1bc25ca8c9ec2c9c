import { z } from 'zod';
import { count, idText } from './common.ts';
import { lineStatus } from './orders.ts';

const shortText = z.string().trim().max(100).nullable();
const parcel = { awbNumber: shortText.optional(), courier: shortText.optional() };

/** `PATCH /api/orders/:id/lines` */
export const lineMovesBody = z.strictObject({
  lines: z
    .array(z.strictObject({ shopifyLineId: idText, lineStatus, ...parcel }))
    .min(1)
    .max(500),
});

/** `POST /api/orders/moves`: every line of these orders that can go there; with `from`, only those that stand there. */
export const bulkMovesBody = z.strictObject({
  orderIds: z.array(idText).min(1).max(200),
  lineStatus,
  from: z.array(lineStatus).min(1).max(8).optional(),
  ...parcel,
});

/** moved + unchanged + refused = the orders named, each counted once. */
export const bulkMoved = z
  .object({
    moved: count,
    /** Nothing of it had to move. */
    unchanged: count,
    refused: z.array(
      z.object({
        orderId: z.string(),
        /** null where there is no such order. */
        orderNumber: z.string().nullable(),
        code: z.string(),
        message: z.string(),
      }),
    ),
  })
  .meta({ id: 'MovedOrders' });

/** `POST /api/orders/:id/conflict/resolve` → the order. `code`: the conflict that was seen; another one is not taken. */
export const resolveConflictBody = z.strictObject({
  note: z.string().trim().max(500).optional(),
  code: z
    .string()
    .regex(/^[a-z_]{1,60}$/)
    .optional(),
});
