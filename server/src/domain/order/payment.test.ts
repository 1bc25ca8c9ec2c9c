import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { defaultRules } from '../rules.ts';
import { computeOutstanding, isCodGateway, judgePayment, toGatewayMarks } from './payment.ts';

const rules = defaultRules;
const facts = {
  gateways: [] as string[],
  marks: [] as string[],
  outstanding: 500,
  cancelled: false,
  rules,
};

describe('names that mean cash on delivery (spec 4.4)', () => {
  test.each([
    'Cash on Delivery (COD)',
    'cash on delivery (COD)',
    'cash_on_delivery',
    'cash-on-delivery',
    'CashOnDelivery',
    'Cash on delivery [India]',
    'COD',
    ' cod ',
    'Pay on Delivery',
    'Gokwik COD',
    'GokwikCOD',
    'Gokwik PPCOD',
    'COD - Gokwik',
    'ＣＯＤ',
    'Partial COD',
  ])('%p', (name) => {
    expect(isCodGateway([name], rules)).toBe(true);
    expect(isCodGateway(['razorpay', name], rules)).toBe(true);
  });

  test.each([
    'codes',
    'barcode',
    'Barcode Pay',
    'codex',
    'razorpay',
    '1 Razorpay',
    'Prepaid (no COD)',
    'non-cod',
    'manual',
    'Bank Deposit',
    'cash',
    'delivery',
    '',
    '()',
  ])('and not %p', (name) => {
    expect(isCodGateway([name], rules)).toBe(false);
  });

  test('a connection may have names of its own, in any script', () => {
    const own = { ...rules, codGateways: ['Contrarreembolso', 'תשלום במסירה'] };
    expect(isCodGateway(['contrarreembolso +2€'], own)).toBe(true);
    expect(isCodGateway(['תשלום_במסירה'], own)).toBe(true);
    expect(isCodGateway(['cod'], own)).toBe(false);
  });
});

describe('judging a payment', () => {
  type Row = [string[], string | null, 'COD' | 'Prepaid' | null, boolean];
  test.each<Row>([
    [['Cash on Delivery (COD)'], 'pending', 'COD', false],
    [['Cash on Delivery (COD)'], 'paid', 'COD', false],
    [['cash_on_delivery', 'manual'], 'paid', 'COD', false],
    [['Cash on Delivery (COD)', ''], 'pending', 'COD', false],
    [['authorize_net', 'Cash on Delivery (COD)'], 'partially_paid', 'COD', true],
    [['gift_card', 'cod'], 'pending', 'COD', true],
    [['Gokwik PPCOD'], 'partially_paid', 'COD', true],
    [['Cash on Delivery (COD)'], 'voided', 'COD', false],
    [['razorpay'], 'paid', 'Prepaid', false],
    [['razorpay'], 'authorized', 'Prepaid', false],
    [['razorpay'], 'partially_refunded', 'Prepaid', false],
    [['razorpay'], 'refunded', 'Prepaid', false],
    [['razorpay'], 'partially_paid', 'Prepaid', false],
    [['razorpay'], 'pending', null, false],
    [['Bank Deposit'], 'pending', null, false],
    [['razorpay'], 'voided', null, false],
    [['razorpay'], 'expired', null, false],
    [['razorpay'], null, null, false],
    [['manual'], 'pending', null, false],
    [['manual'], 'refunded', 'Prepaid', false],
    [['manual'], 'partially_paid', null, false],
    [['manual'], 'paid', 'Prepaid', false],
    [[], 'paid', 'Prepaid', false],
    [[], null, null, false],
  ])('edge cases 39–41: %j, %s → %s, partly prepaid %s', (gateways, status, method, partly) => {
    const payment = judgePayment({ ...facts, gateways, financialStatus: status });
    expect(payment).toEqual({
      paymentMethod: method,
      partlyPrepaid: partly,
      codAmount: method === 'COD' ? 500 : 0,
    });
  });

  test('the courier never collects a negative amount', () => {
    const cod = { ...facts, gateways: ['cod'], financialStatus: 'paid' };
    expect(judgePayment({ ...cod, outstanding: -20 }).codAmount).toBe(0);
    expect(judgePayment({ ...cod, outstanding: 0 }).codAmount).toBe(0);
  });

  test('nobody collects for a cancelled order, whatever the platform says is open', () => {
    const cod = { ...facts, gateways: ['cod'], financialStatus: 'voided', cancelled: true };
    expect(judgePayment(cod)).toMatchObject({ paymentMethod: 'COD', codAmount: 0 });
  });

  test('once COD, always COD: whatever later snapshots say', () => {
    const names = fc.array(fc.constantFrom('manual', 'razorpay', '', 'Bank Deposit'));
    const statuses = fc.constantFrom('paid', 'authorized', 'refunded', 'voided', 'pending', null);
    fc.assert(
      fc.property(names, statuses, (gateways, financialStatus) => {
        const payment = judgePayment({ ...facts, gateways, financialStatus, marks: ['cod'] });
        expect(payment.paymentMethod).toBe('COD');
      }),
    );
  });

  test('marks keep the names: a connection with its own COD name is sticky too', () => {
    const own = { ...rules, codGateways: ['nachnahme'] };
    const marks = toGatewayMarks(['Nachnahme (DHL)', 'razorpay', ''], rules);
    expect(marks).toEqual(['gateway:nachnahme dhl', 'gateway:razorpay']);
    const later = { ...facts, gateways: ['manual'], financialStatus: 'paid', marks };
    expect(judgePayment({ ...later, rules: own }).paymentMethod).toBe('COD');
    expect(judgePayment(later).paymentMethod).toBe('Prepaid');
    expect(toGatewayMarks(['cash_on_delivery'], rules)).toContain('cod');
  });

  test('a partial COD name seen once keeps the order partly prepaid', () => {
    const marks = toGatewayMarks(['Gokwik PPCOD'], rules);
    const later = { ...facts, gateways: ['manual'], financialStatus: 'paid', marks };
    expect(judgePayment(later)).toMatchObject({ paymentMethod: 'COD', partlyPrepaid: true });
  });

  test('the order of the names decides nothing, and no name makes it throw', () => {
    const names = fc.array(
      fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('cod', 'razorpay', 'PPCOD')),
    );
    fc.assert(
      fc.property(names, (gateways) => {
        const there = judgePayment({ ...facts, gateways, financialStatus: 'paid' });
        const back = gateways.toReversed();
        expect(judgePayment({ ...facts, gateways: back, financialStatus: 'paid' })).toEqual(there);
      }),
    );
  });
});

test.each<[number | null, string | null, number]>([
  [700, 'paid', 700],
  [-10, 'paid', -10],
  [null, 'paid', 0],
  [null, 'partially_refunded', 0],
  [null, 'pending', 900],
  [null, 'authorized', 900],
  [null, null, 900],
])('outstanding %p of a %s order is %d', (told, status, outstanding) => {
  expect(computeOutstanding(told, status, 900)).toBe(outstanding);
});
