/**
 * What an order's number is called elsewhere (spec 9.5, platforms.md 13): `#1001`, `1001`, ` 01001` are one order; letters
 * are never stripped, because `A1001` and `B1001` are two. Keys say what they are, so that an id is never taken for a number.
 */
export type OrderKey = `id:${string}` | `number:${string}`;

/** A platform's ids are long; order numbers are not. */
const shortestId = 11;

/** The keys a text somebody wrote may stand for, the likeliest first; empty for a text that says nothing. */
export function toReferenceKeys(reference: string): OrderKey[] {
  const text = normalise(reference);
  if (text === '') return [];
  const keys: OrderKey[] = [`number:${text}`];
  if (/^\d+$/.test(text)) {
    if (text.length >= shortestId) keys.unshift(`id:${text}`);
    else keys.push(`id:${text}`);
  }
  return keys;
}

/** The keys an order is found by. */
export function toOrderKeys(order: { orderNumber: string; shopifyOrderId: string }): OrderKey[] {
  return [`id:${order.shopifyOrderId}`, `number:${normalise(order.orderNumber)}`];
}

/**
 * Second try for couriers that add to the number: `1001_150876814`, `1001-1`.
 * @returns the number without what was added, null where nothing was
 */
export function withoutSuffix(reference: string): string | null {
  const cut = /^(.*[^_-])[_-]\d+$/.exec(reference.trim());
  return cut?.[1] ?? null;
}

function normalise(text: string): string {
  const bare = text.trim().toUpperCase().replace(/^#\s*/, '');
  return /^0*\d+$/.test(bare) ? bare.replace(/^0+(?=\d)/, '') : bare;
}
