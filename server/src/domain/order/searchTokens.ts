import type { OrderLine, OrderRecord } from '../records.ts';

type Searched = Pick<
  OrderRecord,
  'orderNumber' | 'customerName' | 'customerEmailKey' | 'customerPhone'
> & { lines: readonly Pick<OrderLine, 'skuCode' | 'awbNumber' | 'platformAwb'>[] };

/** An index entry each: enough for any real order, a bound for a hostile one. */
const maxTokens = 120;
const maxLength = 64;

/**
 * What people type to find an order, lower case, for exact and prefix search. Kept by importance
 * (number, person, parcels, SKUs) where there are too many, then sorted.
 */
export function computeSearchTokens(order: Searched): string[] {
  const number = order.orderNumber.toLowerCase();
  const digits = order.customerPhone?.replace(/\D/g, '') ?? '';
  const texts = [
    number,
    number.replace(/^#/, ''),
    ...order.customerName.toLowerCase().split(/\s+/),
    order.customerEmailKey,
    digits,
    digits.slice(-10),
    ...order.lines.flatMap((line) => [line.awbNumber, line.platformAwb]),
    ...order.lines.map((line) => line.skuCode),
  ];
  const tokens = texts.map((text) => cut(text?.trim().toLowerCase() ?? ''));
  return [...new Set(tokens)]
    .filter((token) => token !== '')
    .slice(0, maxTokens)
    .sort();
}

/** Never through the middle of a surrogate pair. */
function cut(token: string): string {
  return token.slice(0, maxLength).replace(/[\uD800-\uDBFF]$/, '');
}
