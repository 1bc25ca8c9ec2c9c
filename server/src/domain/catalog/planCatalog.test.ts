import { describe, expect, test } from '@jest/globals';
import { buildProduct, buildVariant, testIds as ids } from '../../../test/builders.ts';
import type { SkuRecord } from '../records.ts';
import { defaultRules as rules } from '../rules.ts';
import type { SourceProduct } from '../source.ts';
import { planWrite } from '../writePlan.ts';
import { groupListings } from './groupListings.ts';
import { toCatalogStatus, toDeletedListing, toListing } from './listing.ts';
import { planProduct } from './planProduct.ts';
import { planArchive, planSkus } from './planSkus.ts';

const now = new Date('2026-03-01T00:00:00.000Z');

function variant(externalId: string, colour: string, size: string) {
  const options = [
    { name: 'Color', value: colour },
    { name: 'Size', value: size },
  ];
  return buildVariant({ externalId, sku: `CSH-${colour}-${size}`, options });
}

const shirt = buildProduct({
  externalId: '700',
  variants: [variant('91', 'White', 'S'), variant('92', 'White', 'M'), variant('93', 'Blue', 'S')],
});
const redShirt = buildProduct({
  externalId: '699',
  title: ' classic  COTTON shirt ',
  variants: [variant('94', 'Red', 'S'), variant('95', 'white', 'L')],
});

function listingOf(source: SourceProduct, rawVersion = 1) {
  return toListing({ source, ids, rules, rawVersion, now });
}

function skusOf(source: SourceProduct, existing: SkuRecord[] = [], rawVersion = 1) {
  const productId = 'con_1:700';
  return planSkus({ source, ids, rules, productId, existing, rawVersion, now });
}

function created(source: SourceProduct): SkuRecord[] {
  return skusOf(source).flatMap((plan) => (plan.kind === 'create' ? [plan.record] : []));
}

describe('one product (spec 3.1)', () => {
  test('becomes a product, a variation per colour and a SKU per variant', () => {
    const { product, variations } = planProduct([listingOf(shirt)], now);
    expect(product).toMatchObject({
      _id: 'con_1:700',
      shopifyProductIds: ['700'],
      status: 'active',
    });
    expect(variations.map(({ _id, name }) => [_id, name])).toEqual([
      ['con_1:700:white', 'White'],
      ['con_1:700:blue', 'Blue'],
    ]);
    expect(
      created(shirt).map(({ _id, code, variationId, size }) => [_id, code, variationId, size]),
    ).toEqual([
      ['con_1:91', 'CSH-White-S', 'con_1:700:white', 'S'],
      ['con_1:92', 'CSH-White-M', 'con_1:700:white', 'M'],
      ['con_1:93', 'CSH-Blue-S', 'con_1:700:blue', 'S'],
    ]);
  });

  test('without a colour it has the variation Default; a plain product one SKU', () => {
    const options = [{ name: 'Title', value: 'Default Title' }];
    const mug = buildProduct({ variants: [buildVariant({ externalId: '99', sku: ' ', options })] });
    const { variations } = planProduct([listingOf(mug)], now);
    expect(variations).toMatchObject([{ _id: 'con_1:700:default', name: 'Default' }]);
    expect(created(mug)).toMatchObject([
      {
        code: 'SKU-99',
        platformCode: null,
        colour: null,
        size: null,
        attributes: [],
        variationId: 'con_1:700:default',
      },
    ]);
  });

  test.each([
    ['active', 'active'],
    ['ACTIVE', 'active'],
    ['unlisted', 'active'],
    ['draft', 'draft'],
    ['archived', 'archived'],
    ['constructor', 'draft'],
  ])('edge case 67: status %s is kept as %s', (told, status) => {
    expect(toCatalogStatus(told)).toBe(status);
  });
});

describe('several listings of one product (spec 3.2)', () => {
  const groups = groupListings([listingOf(shirt), listingOf(redShirt)]);

  test('share it; each variation knows the listing it comes from', () => {
    expect(groups).toHaveLength(1);
    const { product, variations } = planProduct(groups[0] ?? [], now);
    expect(product).toMatchObject({ _id: 'con_1:699', shopifyProductIds: ['699', '700'] });
    expect(
      variations.map(({ _id, shopifySourceProductId }) => [_id, shopifySourceProductId]),
    ).toEqual([
      ['con_1:699:red', '699'],
      ['con_1:699:white', '699'],
      ['con_1:699:blue', '700'],
    ]);
  });

  test('a deleted listing keeps its place but no longer names the product', () => {
    const [low, high] = groups[0] ?? [];
    if (!low || !high) throw new Error('two listings expected');
    const gone = toDeletedListing(low, { deletedAt: now, rawVersion: 2, now });
    const { product, variations } = planProduct([gone, high], now);
    expect(product).toMatchObject({ _id: 'con_1:699', title: shirt.title, status: 'active' });
    expect(variations.map(({ status }) => status)).toEqual(['archived', 'active', 'active']);
    const all = planProduct([gone, { ...high, status: 'archived' }], now);
    expect(all.product.status).toBe('archived');
    expect(planWrite(low, gone)).toMatchObject({ kind: 'update', changes: ['deleted', 'status'] });
  });
});

describe('planSkus', () => {
  test('the same payload again is unchanged, an older one is stale', () => {
    const stored = created(shirt);
    expect(skusOf(shirt, stored).map((plan) => plan.kind)).toEqual(Array(3).fill('unchanged'));
    const newer = stored.map((sku) => ({ ...sku, rawVersion: 2 }));
    expect(skusOf(shirt, newer).map((plan) => plan.kind)).toEqual(Array(3).fill('stale'));
  });

  test('edge case 64: a variant that is gone is archived once, never deleted', () => {
    const stored = created(shirt);
    const fewer = { ...shirt, variants: shirt.variants.slice(1) };
    const plans = skusOf(fewer, stored, 2);
    expect(plans.map((plan) => plan.kind)).toEqual(['unchanged', 'unchanged', 'update']);
    const archived = plans.at(-1);
    if (archived?.kind !== 'update') throw new Error('an archived SKU expected');
    expect(archived.record).toMatchObject({ _id: 'con_1:91', status: 'archived', rev: 2 });
    const again = planArchive([archived.record], { rawVersion: 3, now });
    expect(again).toEqual([{ kind: 'unchanged', record: archived.record }]);
    expect(skusOf(shirt, [archived.record], 3)[0]).toMatchObject({
      kind: 'update',
      record: { status: 'active', code: 'CSH-White-S' },
    });
  });

  test('what a payload does not speak of is kept', () => {
    const stored = created(shirt).map((sku) => ({
      ...sku,
      cost: 500,
      tracked: false,
      available: 7,
    }));
    const silent = shirt.variants.map((one) => ({ ...one, cost: undefined, tracked: undefined }));
    const plans = skusOf({ ...shirt, variants: silent }, stored, 1);
    expect(plans.map((plan) => plan.kind)).toEqual(Array(3).fill('unchanged'));
    const cleared = shirt.variants.map((one) => ({ ...one, cost: null, tracked: true }));
    expect(skusOf({ ...shirt, variants: cleared }, stored, 2)[0]).toMatchObject({
      kind: 'update',
      changes: ['cost', 'tracked'],
      record: { cost: null, available: 7 },
    });
  });

  test('edge case 62: a settled code stays until the platform changes its own text', () => {
    const stored = created(shirt).map((sku) => ({ ...sku, code: `${sku.code}-x` }));
    expect(skusOf(shirt, stored).map((plan) => plan.kind)).toEqual(Array(3).fill('unchanged'));
    const renamed = shirt.variants.map((one) => ({ ...one, sku: ` NEW-${one.externalId} ` }));
    expect(skusOf({ ...shirt, variants: renamed }, stored, 2)[0]).toMatchObject({
      kind: 'update',
      changes: ['code', 'platformCode', 'searchTokens'],
      record: { code: 'NEW-91', platformCode: 'NEW-91' },
    });
  });

  test('edge case 66: nullable parts, 2,048 variants', () => {
    const bare = { barcode: null, weightGrams: null, compareAtPrice: null, inventoryItemId: null };
    const variants = Array.from({ length: 2048 }, (_, index) =>
      buildVariant({ externalId: String(index), ...bare }),
    );
    expect(created({ ...shirt, variants })).toHaveLength(2048);
  });
});
