import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { toUtm } from './utm.ts';

describe('toUtm', () => {
  test.each<[string | null, object]>([
    [
      '/products/x?utm_source=meta&utm_medium=paid&utm_campaign=Summer%20Sale&utm_id=12&fbclid=z',
      { source: 'meta', medium: 'paid', campaign: 'Summer Sale', id: '12' },
    ],
    ['https://shop.example/?utm_term=a+b&utm_content=c#utm_id=9', { term: 'a b', content: 'c' }],
    ['/?utm_source=&utm_medium=%20', {}],
    ['/x?utm_source=%E0%A4%A&utm_id=%', { source: expect.any(String), id: '%' }],
    ['/password', {}],
    ['', {}],
    [null, {}],
  ])('%p', (landingPage, utm) => {
    expect(toUtm({ landingPage, attributes: [] })).toEqual(utm);
  });

  test('attributes an app stored stand in, the landing page wins', () => {
    const attributes = [
      { name: 'UTM_Source', value: 'whatsapp' },
      { name: 'utm_medium', value: 'chat' },
    ];
    expect(toUtm({ landingPage: null, attributes })).toEqual({
      source: 'whatsapp',
      medium: 'chat',
    });
    expect(toUtm({ landingPage: '/?utm_source=meta', attributes })).toEqual({
      source: 'meta',
      medium: 'chat',
    });
  });

  test('no junk makes it throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        toUtm({ landingPage: `/?${text}`, attributes: [] });
        toUtm({ landingPage: text, attributes: [{ name: text, value: text }] });
      }),
    );
  });
});
