import { allocate } from '../../../domain/allocate.ts';
import type { Minor, SourceLine } from '../../../domain/source.ts';
import { toIdPart } from '../ids.ts';
import { type Cells, readNeeded, readText, refuse } from './cells.ts';
import { readAmount, readWhole } from './numbers.ts';

const mostUnits = 1_000_000;

/** What a row says of its line; the tax is the order's and shared out later. */
export type FileLine = Omit<SourceLine, 'externalId' | 'tax'>;

export function readLine(cells: Cells, currency: string): FileLine {
  const sku = readText(cells, 'sku');
  const title = readNeeded(cells, 'title');
  readNeeded(cells, 'unit_price');
  const quantity = readQuantity(cells);
  const unitPrice = readAmount(cells, 'unit_price', currency) ?? 0;
  const discount = readAmount(cells, 'discount', currency) ?? 0;
  const gross = unitPrice * quantity;
  if (!Number.isSafeInteger(gross)) refuse(cells, 'unit_price', 'times the quantity is too large');
  else if (discount > gross) refuse(cells, 'discount', 'is more than the line costs');
  return {
    variantId: null,
    productId: null,
    sku,
    linkByCode: true,
    title,
    variantTitle: null,
    orderedQty: quantity,
    currentQty: quantity,
    fulfilledQty: 0,
    unitPrice,
    discount,
    giftCard: false,
    tip: false,
    requiresShipping: true,
    properties: sku === null ? [] : [{ name: 'SKU', value: sku }],
  };
}

function readQuantity(cells: Cells): number {
  if (readNeeded(cells, 'quantity') === '') return 0;
  const quantity = readWhole(cells, 'quantity');
  if (quantity === 0) refuse(cells, 'quantity', 'must be at least 1');
  if ((quantity ?? 0) > mostUnits) refuse(cells, 'quantity', `is more than ${mostUnits}`);
  return quantity ?? 0;
}

export function computeLineTotal(
  line: Pick<FileLine, 'unitPrice' | 'orderedQty' | 'discount'>,
): Minor {
  return line.unitPrice * line.orderedQty - line.discount;
}

/**
 * Lines with ids that stay when a corrected file adds or moves rows: what is ordered names them, and of two of a kind
 * their order. The tax is spread by what they cost.
 */
export function toLines(orderKey: string, lines: readonly FileLine[], tax: Minor): SourceLine[] {
  const totals = lines.map(computeLineTotal);
  const taxable = totals.some((total) => total > 0);
  const taxes = taxable ? allocate(tax, totals) : totals.map((_total, at) => (at === 0 ? tax : 0));
  const seen = new Map<string, number>();
  return lines.map((line, index) => {
    const name = toIdPart(line.sku ?? line.title);
    const number = (seen.get(name) ?? 0) + 1;
    seen.set(name, number);
    const externalId = `${orderKey}:${name}${number > 1 ? `:${number}` : ''}`;
    return { ...line, externalId, tax: taxes[index] ?? 0 };
  });
}
