import type { Issue, ReadResult, SourceAddress, SourceOrder } from '../../../domain/source.ts';
import { toResult } from '../../kit/read/result.ts';
import type { ReadContext } from '../../kit/types.ts';
import { toOrderKey } from '../ids.ts';
import { type Cells, readNeeded, readText, refuse, toCells } from './cells.ts';
import { readLine, toLines } from './mapper.line.ts';
import { readMoment } from './moments.ts';
import { readCurrency } from './numbers.ts';
import { readOrderMoney } from './orderMoney.ts';
import { readPayment } from './orderPayment.ts';
import { type OrderPerson, readPerson } from './orderPerson.ts';

const mostLines = 1000;
const lineColumns = new Set(['sku', 'title', 'quantity', 'unit_price', 'discount']);
const utmNames = ['utm_source', 'utm_medium', 'utm_campaign'];

/**
 * An order from its rows: each is a line, and what is the order's own stands in the first row; further rows repeat it or
 * leave it empty. PURE.
 */
export function readOrder(body: unknown, context: ReadContext): ReadResult<SourceOrder> {
  const issues: Issue[] = [];
  const rows = toRows(body, issues);
  const [head, ...others] = rows;
  if (!head) return { ok: false, issues };
  for (const row of others) checkSame(head, row);
  const name = readNeeded(head, 'order_number');
  readNeeded(head, 'ordered_at');
  const orderedAt = readMoment(head, 'ordered_at', context.timezone) ?? '';
  const currency = readCurrency(head, 'currency', context.currency);
  const lines = rows.map((row) => readLine(row, currency));
  const money = readOrderMoney(head, lines, currency);
  const payment = readPayment(head, { currency, total: money.total, orderedAt });
  const person = readPerson(head, context);
  const externalId = toOrderKey(name);
  const attributes = utmNames.flatMap((utm) => toAttribute(utm, readText(head, utm)));
  if (issues.length > 0) return { ok: false, issues };
  return toResult(
    {
      ...toPlain(orderedAt),
      ...toPersonFields(person),
      ...toAmounts(money),
      ...payment,
      externalId,
      name,
      currency,
      attributes,
      lines: toLines(externalId, lines, money.tax),
      shippingLines: toShippingLines(money.shipping),
    },
    issues,
  );
}

function toRows(body: unknown, issues: Issue[]): Cells[] {
  const rows = (body as { rows?: unknown } | null)?.rows;
  if (!Array.isArray(rows) || rows.length === 0) {
    issues.push({ field: 'rows', message: 'are missing' });
    return [];
  }
  if (rows.length > mostLines) {
    issues.push({ field: 'rows.0.order_number', message: `has more than ${mostLines} rows` });
    return [];
  }
  return rows.map((row, index) => toCells(row, `rows.${index}.`, issues));
}

/** What is the order's own must not change from row to row. */
function checkSame(head: Cells, row: Cells): void {
  for (const column of Object.keys(row.row)) {
    if (lineColumns.has(column) || column === 'order_number') continue;
    const text = readText(row, column);
    if (text === null || text === readText(head, column)) continue;
    refuse(row, column, 'is not what the first row of this order says');
  }
}

function toAttribute(name: string, value: string | null): { name: string; value: string }[] {
  return value === null ? [] : [{ name, value }];
}

/** What a file does not tell. */
function toPlain(orderedAt: string) {
  return {
    presentmentCurrency: null,
    presentmentTotal: null,
    test: false,
    createdAt: orderedAt,
    processedAt: orderedAt,
    updatedAt: orderedAt,
    cancelledAt: null,
    cancelReason: null,
    closedAt: null,
    note: null,
    tags: [],
    sourceName: 'csv',
    landingPage: null,
    fulfillmentStatus: null,
    discountCodes: [],
    fulfillments: [],
    outstanding: null,
  };
}

/** A name without e-mail and phone goes where orders of guests have it. */
function toPersonFields({ email, phone, customer, name }: OrderPerson) {
  const named = customer === null && name.firstName !== null;
  return {
    email,
    phone,
    customer,
    billingAddress: null,
    shippingAddress: named ? toAddress(name) : null,
  };
}

function toAddress(name: OrderPerson['name']): SourceAddress {
  return {
    ...name,
    company: null,
    address1: null,
    address2: null,
    city: null,
    province: null,
    provinceCode: null,
    zip: null,
    country: null,
    countryCode: null,
    phone: null,
  };
}

function toAmounts(money: ReturnType<typeof readOrderMoney>) {
  return {
    ...money,
    tips: 0,
    duties: 0,
    currentTotal: money.total,
    currentSubtotal: money.subtotal,
    currentDiscounts: money.discounts,
    currentTax: money.tax,
    currentDuties: 0,
  };
}

function toShippingLines(price: number): SourceOrder['shippingLines'] {
  if (price === 0) return [];
  return [{ externalId: 'shipping', title: 'Shipping', code: null, price, tax: 0 }];
}
