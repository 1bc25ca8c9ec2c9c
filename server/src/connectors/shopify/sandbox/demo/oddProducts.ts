import type { ProductSpec, VariantSpec } from '../actions/productActions.ts';

const giftCards: ProductSpec = {
  title: 'Gift Card',
  giftCard: true,
  options: ['Denominations'],
  variants: [50_000, 100_000, 200_000].map((price) => ({
    values: [`₹${price / 100}`],
    sku: '',
    price,
    tracked: false,
    taxable: false,
    requiresShipping: false,
  })),
};

/** The colour stands in the title, only the size is an option. */
const trousers = (colour: string, code: string): ProductSpec => ({
  title: `Linen Trousers | ${colour}`,
  productType: 'Trousers',
  options: ['Size'],
  variants: ['30', '32', '34'].map((size) => ({
    values: [size],
    sku: `LT${code}-${size}`,
    price: 159_900,
    grams: 410,
    stock: [60, 5],
  })),
});

const sherwaniVariants = ['Ivory', 'Maroon'].flatMap((colour) =>
  ['38', '40', '42'].flatMap((size) =>
    ['Silk', 'Cotton'].map(
      (fabric): VariantSpec => ({
        values: [colour, size, fabric],
        sku: `SHW-${colour.slice(0, 3).toUpperCase()}-${size}-${fabric.charAt(0)}`,
        price: 899_900,
        cost: 410_000,
        grams: 1400,
        tracked: false,
        inventoryPolicy: 'continue',
      }),
    ),
  ),
);

/** By number in the catalogue: what every real one has somewhere (shopify-facts 9). */
export const oddProducts: Record<number, ProductSpec> = {
  3: giftCards,
  // One "Default Title" variant.
  7: {
    title: 'Sandalwood Incense',
    productType: 'Home',
    variants: [{ sku: 'INC-001', price: 24_900, cost: 9000, grams: 90, stock: [400, 40] }],
  },
  11: trousers('Latte Cream', 'LC'),
  12: trousers('Charcoal', 'CH'),
  // No SKU at all.
  19: {
    title: 'Brass Diya Set',
    productType: 'Home',
    options: ['Pack'],
    variants: [2, 4, 8].map((pack) => ({
      values: [`Pack of ${pack}`],
      sku: null,
      price: pack * 14_900,
      stock: [80, 10],
    })),
  },
  // One SKU used twice.
  23: {
    title: 'Handmade Notebook',
    productType: 'Stationery',
    options: ['Cover'],
    variants: ['Plain', 'Printed'].map((cover) => ({
      values: [cover],
      sku: 'NOTE-DUP',
      price: 34_900,
      stock: [90, 15],
    })),
  },
  // Three options, stock not tracked.
  29: {
    title: 'Made to Measure Sherwani',
    productType: 'Jackets',
    options: ['Color', 'Size', 'Fabric'],
    variants: sherwaniVariants,
  },
};
