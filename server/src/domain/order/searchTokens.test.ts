import { describe, expect, test } from '@jest/globals';
import { computeSearchTokens } from './searchTokens.ts';

const order = {
  shopifyOrderId: '5100000000001',
  orderNumber: '#PG1229',
  customerName: 'Asha  Devi RAO',
  customerEmailKey: 'asha@example.com',
  customerPhone: '+919769003006',
  lines: [
    { skuCode: 'CSH-WHT-S', awbNumber: 'AWB1', platformAwb: 'AWB2' },
    { skuCode: 'CSH-WHT-S', awbNumber: null, platformAwb: null },
  ],
};

describe('computeSearchTokens', () => {
  test('what people type, lower case, once each, sorted', () => {
    expect(computeSearchTokens(order)).toEqual([
      '#pg1229',
      '5100000000001',
      '919769003006',
      '9769003006',
      'asha',
      'asha@example.com',
      'awb1',
      'awb2',
      'csh-wht-s',
      'devi',
      'pg1229',
      'rao',
    ]);
  });

  test('bounded in number and length, the most telling kept', () => {
    const lines = Array.from({ length: 300 }, (_, index) => ({
      skuCode: `SKU-${index}`,
      awbNumber: index === 299 ? 'LAST' : null,
      platformAwb: null,
    }));
    const tokens = computeSearchTokens({ ...order, lines, customerName: 'x'.repeat(63) + '😀😀' });
    expect(tokens).toHaveLength(120);
    expect(tokens).toEqual(expect.arrayContaining(['#pg1229', 'last']));
    expect(tokens).toContain('x'.repeat(63));
  });

  test('nothing known gives nothing', () => {
    const empty = {
      shopifyOrderId: '',
      orderNumber: '',
      customerName: ' ',
      customerEmailKey: null,
      customerPhone: null,
    };
    expect(computeSearchTokens({ ...empty, lines: [] })).toEqual([]);
  });
});
