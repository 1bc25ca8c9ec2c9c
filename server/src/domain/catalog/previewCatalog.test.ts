import { describe, expect, test } from '@jest/globals';
import { buildProduct, buildVariant, testIds as ids } from '../../../test/builders.ts';
import type { SkuRecord } from '../records.ts';
import { defaultRules as rules } from '../rules.ts';
import type { SourceProduct } from '../source.ts';
import { toListing } from './listing.ts';
import { planSkus } from './planSkus.ts';
import { previewCatalog } from './previewCatalog.ts';

const now = new Date('2026-03-01T00:00:00.000Z');

function product(externalId: string, title: string, colour: string): SourceProduct {
  const options = [{ name: 'Color', value: colour }];
  return buildProduct({
    externalId,
    title,
    variants: [buildVariant({ externalId: `9${externalId}`, options })],
  });
}

function store(sources: SourceProduct[], productId: string) {
  const write = { ids, rules, rawVersion: 3, now };
  const listings = sources.map((source) => toListing({ source, ...write }));
  const skus = sources.flatMap((source) =>
    planSkus({ source, ...write, productId, existing: [] }).flatMap((plan): SkuRecord[] =>
      plan.kind === 'create' ? [plan.record] : [],
    ),
  );
  return { listings, skus };
}

function preview(sources: SourceProduct[], stored = store([], '')) {
  return previewCatalog({ sources, ids, rules, ...stored });
}

const white = product('700', 'Shirt', 'White');
const blue = product('701', 'Shirt', 'Blue');
const mug = product('800', 'Mug', 'Red');

describe('previewCatalog (spec 3.4)', () => {
  test('into an empty catalog: the first of a group is created, the others link', () => {
    expect(preview([blue, white, mug])).toEqual({
      create: 2,
      update: 0,
      link: 1,
      unchanged: 0,
      products: [
        { title: 'Shirt', action: 'link', skus: 1 },
        { title: 'Shirt', action: 'create', skus: 1 },
        { title: 'Mug', action: 'create', skus: 1 },
      ],
    });
  });

  test('what is stored already is unchanged', () => {
    const stored = store([white], 'con_1:700');
    expect(preview([white], stored)).toMatchObject({ unchanged: 1, products: [{ skus: 1 }] });
  });

  test('a change of the product, of a SKU, or a variant gone is an update', () => {
    const stored = store([white], 'con_1:700');
    const [variant] = white.variants;
    if (!variant) throw new Error('a variant expected');
    for (const changed of [
      { ...white, vendor: 'Other' },
      { ...white, variants: [{ ...variant, price: 1 }] },
      { ...white, variants: [{ ...variant, externalId: '9999' }] },
    ]) {
      expect(preview([changed], stored)).toMatchObject({ update: 1 });
    }
  });

  test('a new listing of a known product links to it, with the lower id too', () => {
    const stored = store([blue], 'con_1:701');
    expect(preview([white], stored)).toMatchObject({ link: 1, create: 0 });
    const both = preview([white, blue], stored);
    expect(both.products.map(({ action }) => action)).toEqual(['link', 'update']);
  });
});
