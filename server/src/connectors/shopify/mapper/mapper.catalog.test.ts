import { describe, expect, test } from '@jest/globals';
import { defaultRules } from '../../../domain/rules.ts';
import { toCustomer } from './mapper.customer.ts';
import { toInventoryLevel } from './mapper.inventory.ts';
import { toProduct } from './mapper.product.ts';
import { fillBlanks, readFixture } from '../testing/fixtures.ts';

const context = { currency: 'INR', timezone: 'Asia/Kolkata', rules: defaultRules };

describe('products', () => {
  test.each(['webhook-2023-10-products-1.json', 'webhook-2023-10-products-2.json'])(
    '%s',
    (name) => {
      const result = toProduct(fillBlanks(readFixture(name)), context);
      expect(result).toMatchObject({ ok: true, value: { externalId: '123' } });
    },
  );

  test('old REST answers: option names by position, whatever they are (edge case 65)', () => {
    const { product } = readFixture('rest-product.json');
    const result = toProduct(product, context);
    expect(result).toMatchObject({
      ok: true,
      value: {
        externalId: '632910392',
        optionNames: ['Title'],
        tags: ['Emotive', 'Flash Memory', 'MP3', 'Music'],
      },
    });
    const variants = result.ok ? result.value.variants : [];
    expect(variants.length).toBeGreaterThan(1);
    expect(variants[0]).toMatchObject({
      options: [{ name: 'Title', value: 'Pink' }],
      cost: undefined,
    });
  });

  const product = (variant: object) => ({
    id: 1,
    title: 'Shirt 👕',
    created_at: '2026-01-01T00:00:00Z',
    updated_at: '2026-01-01T00:00:00Z',
    options: [
      { name: 'Size', position: 2 },
      { name: 'Colour', position: 1 },
    ],
    variants: [{ id: 5, price: '10.00', option1: 'White', option2: 'S', position: 1, ...variant }],
  });
  const variant = (change: object) => {
    const result = toProduct(product(change), context);
    if (!result.ok) throw new Error(JSON.stringify(result.issues));
    return result.value.variants[0];
  };

  test('edge case 66: nulls and zeros', () => {
    expect(variant({ compare_at_price: null, sku: '', barcode: null })).toMatchObject({
      compareAtPrice: null,
      sku: null,
      barcode: null,
      weightGrams: null,
      tracked: undefined,
    });
    expect(variant({ compare_at_price: '0.00' })?.compareAtPrice).toBeNull();
    expect(variant({})?.options).toEqual([
      { name: 'Colour', value: 'White' },
      { name: 'Size', value: 'S' },
    ]);
  });

  test('weights in grams, tracking as told', () => {
    expect(variant({ grams: 250 })?.weightGrams).toBe(250);
    expect(variant({ weight: 0.5, weight_unit: 'kg' })?.weightGrams).toBe(500);
    expect(variant({ inventory_management: 'shopify' })?.tracked).toBe(true);
    expect(variant({ inventory_management: null })?.tracked).toBe(false);
  });

  test('a price that is none, and no variants at all, are issues', () => {
    expect(toProduct(product({ price: 'abc' }), context)).toMatchObject({
      ok: false,
      issues: [{ field: 'variants[0].price' }],
    });
    expect(toProduct({ ...product({}), variants: null }, context)).toMatchObject({
      ok: false,
      issues: [{ field: 'variants' }],
    });
  });
});

describe('customers', () => {
  test('the webhook since 2025-01 does not speak of tags and consent (edge case 14)', () => {
    const result = toCustomer(readFixture('webhook-2025-04-customers-1.json'));
    expect(result).toMatchObject({ ok: true });
    expect(result.ok && result.value.tags).toBeUndefined();
    expect(result.ok && result.value.acceptsMarketing).toBeUndefined();
  });

  test('REST answers do', () => {
    const { customer } = readFixture('rest-customer.json');
    expect(toCustomer(customer)).toMatchObject({
      ok: true,
      value: { externalId: '207119551', acceptsMarketing: false, tags: [], firstName: 'Bob' },
    });
  });

  test('consent in either spelling', () => {
    const base = { id: 1, created_at: '2026-01-01T00:00:00Z', updated_at: '2026-01-01T00:00:00Z' };
    const consent = (change: object) => {
      const result = toCustomer({ ...base, ...change });
      return result.ok ? result.value.acceptsMarketing : 'issue';
    };
    expect(consent({ email_marketing_consent: { state: 'subscribed' } })).toBe(true);
    expect(consent({ email_marketing_consent: { state: 'redacted' } })).toBe(false);
    expect(consent({ email_marketing_consent: null })).toBe(false);
    expect(consent({ accepts_marketing: true })).toBe(true);
    expect(consent({})).toBeUndefined();
  });
});

describe('inventory levels', () => {
  test('edge cases 73, 74: unknown is not zero, negative is legal', () => {
    const level = (available: unknown) =>
      toInventoryLevel({
        inventory_item_id: 7,
        location_id: 9,
        available,
        updated_at: '2026-01-01T05:30:00+05:30',
      });
    expect(level(null)).toEqual({
      ok: true,
      value: {
        inventoryItemId: '7',
        locationId: '9',
        locationName: undefined,
        available: null,
        updatedAt: '2026-01-01T00:00:00.000Z',
      },
    });
    expect(level(-20)).toMatchObject({ ok: true, value: { available: -20 } });
    expect(level('many')).toMatchObject({ ok: false, issues: [{ field: 'available' }] });
  });

  test('the published webhook', () => {
    expect(toInventoryLevel(readFixture('webhook-2025-04-inventory_levels-1.json'))).toMatchObject({
      ok: true,
    });
  });

  test('an untracked item has no quantity', () => {
    const node = (tracked: boolean) => ({
      id: 'gid://shopify/InventoryLevel/1?inventory_item_id=7',
      updatedAt: '2026-01-01T00:00:00Z',
      quantities: [{ name: 'available', quantity: 4 }],
      item: { id: 'gid://shopify/InventoryItem/7', tracked },
      location: { id: 'gid://shopify/Location/9', name: 'Jaipur' },
    });
    expect(toInventoryLevel(node(true))).toMatchObject({
      ok: true,
      value: { available: 4, locationName: 'Jaipur' },
    });
    expect(toInventoryLevel(node(false))).toMatchObject({ ok: true, value: { available: null } });
  });
});
