import { describe, expect, test } from '@jest/globals';
import { defaultRules } from '../../domain/rules.ts';
import type { Issue } from '../../domain/source.ts';
import { toOrderKey } from './ids.ts';
import connector from './index.ts';
import { readAdSpend } from './mapper/mapper.adSpend.ts';
import { readCost, readSkuCost } from './mapper/mapper.cost.ts';
import { readOrder } from './mapper/mapper.order.ts';

const context = { currency: 'INR', timezone: 'Asia/Kolkata', rules: defaultRules };
const spend = { campaign: 'A', date: '2026-07-01', channel: 'ads', spend: '1' };

function issuesOf(read: { ok: true } | { ok: false; issues: Issue[] }): string[] {
  return read.ok ? [] : read.issues.map(({ field, message }) => `${field} ${message}`);
}

describe('amounts', () => {
  test.each([
    ['0', 0],
    ['12', 1200],
    ['12.5', 1250],
    ['12.500', 1250],
    [' 1234.50 ', 123_450],
    ['1,234.50', 123_450],
    ['1,234,567', 123_456_700],
    ['1,23,456.00', 12_345_600],
    ['12,34,567', 123_456_700],
  ])('%j is read', (text, minor) => {
    const read = readAdSpend({ ...spend, spend: text }, context);
    expect(read.ok && read.value.spend).toBe(minor);
  });

  test.each([
    ['1,234', 'may be read in two ways'],
    ['1.234,50', 'has a decimal comma'],
    ['12,5', 'has a decimal comma'],
    ['-5', 'must not be negative'],
    ['(5.00)', 'must not be negative'],
    ['₹ 5', 'is not a plain number'],
    ['1 234.50', 'is not a plain number'],
    ['1e3', 'is not a plain number'],
    ['1,2345.00', 'is not a plain number'],
    ['12.345', 'has more decimals than INR has'],
    ['99999999999999999', 'is too large'],
    ['free', 'is not a number'],
  ])('%j is refused: %s', (text, why) => {
    expect(issuesOf(readAdSpend({ ...spend, spend: text }, context))[0]).toContain(`spend ${why}`);
  });

  test('decimals are those of the row’s currency', () => {
    const read = (text: string, currency: string) =>
      readAdSpend({ ...spend, spend: text, currency }, context);
    expect(read('12', 'jpy')).toMatchObject({ value: { spend: 12, currency: 'JPY' } });
    expect(read('1.234', 'KWD')).toMatchObject({ value: { spend: 1234 } });
    expect(issuesOf(read('12.5', 'JPY'))).toEqual(['spend has more decimals than JPY has']);
  });

  test('counts are whole, conversions need not be', () => {
    const row = { ...spend, impressions: '1,234', clicks: '7.0', conversions: '1.5', value: '99' };
    expect(readAdSpend(row, context)).toMatchObject({
      value: { impressions: 1234, clicks: 7, conversions: 1.5, conversionValue: 9900 },
    });
    expect(issuesOf(readAdSpend({ ...row, clicks: '7.5' }, context))).toEqual([
      'clicks must be a whole number',
    ]);
  });
});

describe('dates', () => {
  const row = { order_number: '1', title: 'Shirt', quantity: '1', unit_price: '5', total: '5' };
  const read = (ordered_at: string) => readOrder({ rows: [{ ...row, ordered_at }] }, context);

  test.each([
    ['2026-07-01', '2026-06-30T18:30:00.000Z'],
    ['2026-07-01T09:30+05:30', '2026-07-01T04:00:00.000Z'],
    ['2026-07-01 09:30:15Z', '2026-07-01T09:30:15.000Z'],
    ['2026-07-01 09:30:00 -0400', '2026-07-01T13:30:00.000Z'],
  ])('%j is %s', (text, instant) => {
    expect(read(text)).toMatchObject({ value: { createdAt: instant, processedAt: instant } });
  });

  test.each([
    ['01/07/2026', 'is no date like'],
    ['2026-7-1', 'is no date like'],
    ['2026-07-01 09:30', 'has no offset'],
    ['2026-02-30', 'is a day that does not exist'],
    ['1899-01-01', 'is a day that does not exist'],
    ['2026-07-01T25:00:00Z', 'is a time that does not exist'],
  ])('%j is refused: %s', (text, why) => {
    expect(issuesOf(read(text))[0]).toContain(`rows.0.ordered_at ${why}`);
  });
});

describe('costs', () => {
  const cost = { label: 'Rent', amount: '100', from: '2026-07-01' };

  test('a cost without a last day is of its first', () => {
    expect(readCost(cost, context)).toEqual({
      ok: true,
      value: {
        externalId: 'Rent:2026-07-01',
        label: 'Rent',
        category: 'other',
        channel: null,
        amount: 10_000,
        currency: 'INR',
        from: '2026-07-01',
        to: '2026-07-01',
      },
    });
  });

  test('days must be in order, categories known', () => {
    const wrong = { ...cost, to: '2026-06-30', category: 'fun', channel: 'tv' };
    expect(issuesOf(readCost(wrong, context))).toEqual([
      'to is before from',
      'category is none of tools, influencer, affiliate, messaging, salary, rent, other',
      'channel is none of ads, email, sms, push',
    ]);
  });

  test('a SKU is known by its code in capitals', () => {
    const read = readSkuCost({ sku: ' csh-1 ', cost: '3.10', valid_from: '2026-07-01' }, context);
    expect(read).toMatchObject({
      value: { externalId: 'CSH-1:2026-07-01', skuCode: 'csh-1', cost: 310 },
    });
  });
});

describe('orders', () => {
  const head = {
    order_number: '#1001',
    ordered_at: '2026-07-01',
    title: 'Shirt',
    quantity: '2',
    unit_price: '100',
    total: '200',
  };
  const read = (...rows: Record<string, string>[]) =>
    readOrder({ rows: rows.map((row) => ({ ...head, ...row })) }, context);

  test.each([
    [{}, null, []],
    [{ payment_method: 'cod' }, 'pending', ['Cash on Delivery']],
    [{ payment_method: 'COD', financial_status: 'Paid' }, 'paid', ['Cash on Delivery']],
    [{ payment_method: 'Prepaid' }, 'paid', ['Prepaid']],
    [{ payment_method: 'Prepaid', refunded: '50' }, 'partially_refunded', ['Prepaid']],
    [{ refunded: '200' }, 'refunded', []],
  ])('%j is %s', (row, financialStatus, gateways) => {
    expect(read(row)).toMatchObject({ value: { financialStatus, gateways } });
  });

  test('refunds must be told and must fit', () => {
    expect(issuesOf(read({ financial_status: 'partially_refunded' }))).toEqual([
      'rows.0.refunded is needed: the order is partially refunded',
    ]);
    expect(issuesOf(read({ refunded: '201' }))).toEqual(['rows.0.refunded is more than the total']);
    expect(read({ financial_status: 'refunded' })).toMatchObject({
      value: { refunds: [{ amount: 20_000 }] },
    });
  });

  test('tax is added to the prices or within them', () => {
    expect(read({ tax: '10', total: '210' })).toMatchObject({
      value: { taxesIncluded: false, tax: 1000, total: 21_000 },
    });
    expect(read({ tax: '10' })).toMatchObject({ value: { taxesIncluded: true, total: 20_000 } });
    expect(issuesOf(read({ tax: '10', total: '205' }))).toEqual([
      'rows.0.total is 205.00, but lines less discounts, shipping and tax make 210.00',
    ]);
  });

  test('a line keeps its id when rows move; of two of a kind their order counts', () => {
    const ids = (...rows: Record<string, string>[]) => {
      const result = read(...rows.map((row) => ({ total: '600', ...row })));
      return result.ok ? result.value.lines.map(({ externalId }) => externalId) : result.issues;
    };
    expect(ids({ sku: 'A' }, { sku: 'B' }, { sku: 'A' })).toEqual(['1001:A', '1001:B', '1001:A:2']);
    expect(ids({ sku: 'B' }, { sku: 'A' }, { sku: 'A' })).toEqual(['1001:B', '1001:A', '1001:A:2']);
  });

  test('one e-mail address is one customer, in whatever case', () => {
    const idOf = (row: Record<string, string>) => {
      const result = read(row);
      return result.ok ? (result.value.customer?.externalId ?? null) : null;
    };
    const asha = idOf({ customer_email: 'Asha@Example.com', customer_name: 'Asha' });
    expect(asha).not.toBeNull();
    expect(idOf({ customer_email: 'asha@example.com ' })).toBe(asha);
    expect(idOf({ customer_phone: '98765 43210' })).toBe(idOf({ customer_phone: '+919876543210' }));
    expect(idOf({ customer_name: 'Asha' })).toBeNull();
  });

  test('order numbers with and without # are one, odd ones get a digest', () => {
    expect(toOrderKey('#1001')).toBe(toOrderKey(' 1001 '));
    expect(toOrderKey('№ 5/ä')).toMatch(/^[\w.-]+-[0-9a-f]{12}$/);
    expect(toOrderKey('A/1')).not.toBe(toOrderKey('A 1'));
  });

  test('a line of nothing, or a discount above its price, is refused', () => {
    expect(issuesOf(read({ quantity: '0' }))[0]).toBe('rows.0.quantity must be at least 1');
    expect(issuesOf(read({ discount: '201' }))[0]).toBe(
      'rows.0.discount is more than the line costs',
    );
  });
});

test('two workspaces may give their connection one name', () => {
  const settings = { name: 'Spreadsheets' };
  const accounts = ['ws_a', 'ws_b'].map((workspace) => connector.accountOf?.(settings, workspace));
  expect(new Set(accounts).size).toBe(2);
  expect(connector.settings.safeParse({ name: 'x', currency: 'inr' }).data).toEqual({
    name: 'x',
    currency: 'INR',
  });
  expect(connector.settings.safeParse({ name: 'x', timezone: 'Mars/Base' }).success).toBe(false);
});
