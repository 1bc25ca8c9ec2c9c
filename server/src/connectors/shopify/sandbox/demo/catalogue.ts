import type { ProductSpec, VariantSpec } from '../actions/productActions.ts';
import type { Random } from '../state/random.ts';
import { oddProducts } from './oddProducts.ts';
import { colours, garments, styles, type Garment } from './words.ts';

const optionNames = ['Color', 'Color', 'Color', 'Colour', 'Shade'] as const;

interface Draft {
  garment: Garment;
  title: string;
  prefix: string;
  price: number;
  compareAt: number | null;
}

function toVariant(random: Random, draft: Draft, values: string[], code: string): VariantSpec {
  return {
    values,
    sku: `${draft.prefix}-${code}`,
    price: draft.price,
    compareAtPrice: draft.compareAt,
    cost: random.chance(0.85) ? Math.round(draft.price * 0.42) : null,
    grams: draft.garment.grams,
    barcode: random.chance(0.5) ? `890${random.between(1_000_000_000, 9_999_999_999)}` : null,
    stock: [random.between(20, 160), random.chance(0.5) ? random.between(0, 20) : 0],
  };
}

function toVariants(random: Random, draft: Draft): VariantSpec[] {
  const count = random.between(2, 4);
  const start = random.between(0, colours.length - 1);
  const chosen = Array.from({ length: count }, (_, i) => colours[(start + i * 3) % colours.length]);
  return chosen.flatMap((colour) => {
    if (!colour) return [];
    const [name, code] = colour;
    if (draft.garment.sizes.length === 0) return [toVariant(random, draft, [name], code)];
    return draft.garment.sizes.map((size) =>
      toVariant(random, draft, [name, size], `${code}-${size}`),
    );
  });
}

const toPrefix = (style: string, garment: string, number: number): string =>
  `${style.slice(0, 2)}${garment.slice(0, 2)}${String(number).padStart(3, '0')}`.toUpperCase();

function draftProduct(random: Random, number: number): Draft {
  const garment = garments[number % garments.length] ?? random.pick(garments);
  const style = styles[Math.floor(number / garments.length) % styles.length] ?? 'Classic';
  const [low, high] = garment.price;
  const price = Math.round(random.between(low, high) / 50) * 5000 + 9900;
  const again = Math.floor(number / (garments.length * styles.length));
  const edition = again === 0 ? '' : ` Edition ${again + 1}`;
  return {
    garment,
    title: `${style} ${garment.name}${edition}`,
    prefix: toPrefix(style, garment.name, number),
    price,
    compareAt: random.chance(0.4) ? Math.round((price * 1.3) / 100) * 100 : null,
  };
}

export function makeProduct(random: Random, number: number): ProductSpec {
  const odd = oddProducts[number];
  if (odd) return odd;
  const plain = makePlainProduct(random, number);
  const status = statuses[number];
  return status ? { ...plain, status } : plain;
}

const statuses: Record<number, 'draft' | 'archived'> = { 37: 'draft', 41: 'archived' };

function makePlainProduct(random: Random, number: number): ProductSpec {
  const draft = draftProduct(random, number);
  const sized = draft.garment.sizes.length > 0;
  const slug = draft.prefix.toLowerCase();
  return {
    title: draft.title,
    bodyHtml: `<p>${draft.title}, made in India.</p>`,
    vendor: random.pick(['Neem & Thread', 'Neem & Thread', 'Kala Collective']),
    productType: draft.garment.type,
    handle: `${draft.title.toLowerCase().replaceAll(' ', '-')}-${number}`,
    tags: random.chance(0.3) ? ['New', 'handmade'] : ['handmade'],
    options: sized ? [random.pick(optionNames), 'Size'] : [random.pick(optionNames)],
    variants: toVariants(random, draft),
    images: [1, 2].map(
      (n) => `https://cdn.shopify.com/s/files/1/0684/2495/8201/files/${slug}-${n}.jpg`,
    ),
  };
}
