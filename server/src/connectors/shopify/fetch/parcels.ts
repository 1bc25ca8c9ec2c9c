import { listOf, type Node } from './nodes.ts';

/**
 * PURE. The lines of an order's only parcel, when the order itself tells them: one successful fulfilment, nothing
 * removed from the order since, and the units that left add up to what the parcel holds. Else null: ask.
 */
export function deriveParcel(order: Node): Record<string, unknown>[] | null {
  const [only, ...others] = listOf(order, 'fulfillments');
  if (!only || others.length > 0 || only['status'] !== 'SUCCESS') return null;
  const lines = listOf(order, 'lineItems');
  if (lines.some((line) => line['currentQuantity'] !== line['quantity'])) return null;
  const rows = lines
    .map((line) => ({
      quantity: Number(line['quantity']) - Number(line['unfulfilledQuantity']),
      lineItem: { id: line['id'] },
    }))
    .filter(({ quantity }) => quantity > 0);
  const units = rows.reduce((sum, { quantity }) => sum + quantity, 0);
  return units > 0 && units === only['totalQuantity'] ? rows : null;
}
