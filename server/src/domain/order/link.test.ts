import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readLink } from './link.ts';

describe('readLink', () => {
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
    expect(readLink({ landingPage, attributes: [] }).utm).toEqual(utm);
  });

  test('attributes an app stored stand in, the landing page wins', () => {
    const attributes = [
      { name: 'UTM_Source', value: 'whatsapp' },
      { name: 'utm_medium', value: 'chat' },
    ];
    expect(readLink({ landingPage: null, attributes }).utm).toEqual({
      source: 'whatsapp',
      medium: 'chat',
    });
    expect(readLink({ landingPage: '/?utm_source=meta', attributes }).utm).toEqual({
      source: 'meta',
      medium: 'chat',
    });
  });

  test.each<[string, string[]]>([
    [
      '/?utm_source=a&gclid=Cj0KC&gad_campaignid=24027360183',
      ['gad_campaignid=24027360183', 'gclid'],
    ],
    ['/?email=buyer%40shop.example&phone=%2B919999999999', ['email', 'phone']],
    ['/?b=1&a=2&b=1&a', ['a', 'a=2', 'b=1']],
    ['/?$where=1&x.y=2&__proto__=3&%20=4', ['__proto__=3']],
    ['/', []],
  ])('other parameters of %p are %p: no value that may be a person’s', (landingPage, marks) => {
    expect(readLink({ landingPage, attributes: [] }).linkMarks).toEqual(marks);
  });

  test('no junk makes it throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        readLink({ landingPage: `/?${text}`, attributes: [] });
        readLink({ landingPage: text, attributes: [{ name: text, value: text }] });
      }),
    );
  });
});
