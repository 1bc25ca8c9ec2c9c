import { expect } from '@jest/globals';
import type { SourceOrder } from '../../domain/source.ts';

/** No number that arithmetic went wrong on: amounts are whole minor units, everything else is finite. */
export function expectExact(value: unknown): void {
  if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
  else if (value !== null && typeof value === 'object') Object.values(value).forEach(expectExact);
}

/** Bodies no reader may throw at: nothing, anything, and a known one spoiled in every place. */
export function* toHostileBodies(body: unknown): Generator {
  yield* [null, [], 'text', 7, {}];
  yield* spoil(body);
}

const oddValues = [null, '', -1, 1e21, '💥\u0000<b>', [], {}, 'NaN', '-', true];
const deepest = 4;

/** The body with each of its parts in turn missing, or replaced by what nobody expects there. */
function* spoil(body: unknown, depth = 0): Generator {
  if (body === null || typeof body !== 'object' || depth > deepest) return;
  for (const key of Object.keys(body)) {
    const inner = (body as Record<string, unknown>)[key];
    const put = (value: unknown) =>
      Array.isArray(body)
        ? body.map((item: unknown, index) => (String(index) === key ? value : item))
        : { ...body, [key]: value };
    yield put(undefined);
    for (const odd of oddValues) yield put(odd);
    for (const spoiled of spoil(inner, depth + 1)) yield put(spoiled);
  }
}

export function freeze<T>(value: T): T {
  if (value !== null && typeof value === 'object') {
    for (const inner of Object.values(value)) freeze(inner);
    Object.freeze(value);
  }
  return value;
}

/** Lines after discounts, shipping, tax, tips and duties make the total, to the minor unit (spec 4.2). */
export function expectSums(order: SourceOrder): void {
  const sum = (amounts: number[]): number => amounts.reduce((left, right) => left + right, 0);
  const tipLines = sum(
    order.lines.filter(({ tip }) => tip).map(({ unitPrice, orderedQty }) => unitPrice * orderedQty),
  );
  const explained = sum([
    ...order.lines.map((line) => line.unitPrice * line.orderedQty - line.discount),
    order.taxesIncluded ? 0 : order.tax,
    order.tips - tipLines,
    order.duties,
  ]);
  const net = sum(order.shippingLines.map(({ price }) => price));
  // A shipping line taken off later is in the total as ordered, and no longer among the lines.
  expect([explained + net, explained + order.shipping]).toContain(order.total);
}
