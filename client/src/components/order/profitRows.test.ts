import { expect, test } from '@jest/globals';
import type { OrderProfit } from '../../api/profit.ts';
import { addAmounts } from '../../lib/amounts.ts';
import { listProfitRows } from './profitRows.ts';

const profit: OrderProfit = {
  orderId: 'con_1:1001',
  orderNumber: '#1001',
  connectionId: 'con_1',
  date: '2026-03-08',
  orderedAt: '2026-03-08T07:30:00.000Z',
  paymentMethod: 'COD',
  fate: 'live',
  channel: 'direct',
  campaignId: null,
  currency: 'INR',
  orderCurrency: 'INR',
  revenue: '1499.00',
  refunds: '0.00',
  cogs: '599.60',
  shipping: '80.00',
  fees: '0.00',
  tax: '160.61',
  marketing: '100.00',
  costs: '940.21',
  profit: '558.79',
  margin: 37.3,
  estimated: ['cogs', 'shipping'],
};

test('the rows add up to the profit', () => {
  const rows = listProfitRows(profit);
  const parts = rows.filter(({ sum }) => !sum).map(({ amount }) => amount);
  expect(addAmounts(parts)).toBe('558.79');
  expect(rows.at(-1)).toMatchObject({ label: 'Profit', amount: '558.79' });
});

test('what is assumed is marked', () => {
  const marked = listProfitRows(profit).filter(({ estimated }) => estimated);
  expect(marked.map(({ label }) => label)).toEqual(['Cost of goods', 'Shipping']);
});
