import type { DiscountSpec, OrderLineSpec, OrderSpec, PaymentSpec } from '../actions/orderSpec.ts';
import type { Random } from '../state/random.ts';
import type { ShopState } from '../state/shopState.ts';
import type { CustomerState, VariantState } from '../state/types.ts';
import { makeAddress, makeDigits, writePhone } from './people.ts';
import { codGateways, firstNames, lastNames, prepaidGateways } from './words.ts';

export interface Shelf {
  variants: VariantState[];
  giftCards: VariantState[];
  customers: CustomerState[];
  storeId: number;
}

/** What can be bought and by whom. */
export function readShelf(state: ShopState): Shelf {
  const products = [...state.products.values()].filter((product) => product.status === 'active');
  return {
    variants: products.filter((p) => !p.giftCard).flatMap((product) => product.variants),
    giftCards: products.filter((p) => p.giftCard).flatMap((product) => product.variants),
    customers: [...state.customers.values()],
    storeId: [...state.locations.keys()][1] ?? 0,
  };
}

function makeLines(random: Random, shelf: Shelf, count: number): OrderLineSpec[] {
  return Array.from({ length: count }, () => ({
    variantId: random.pick(shelf.variants).id,
    quantity: random.weighted([
      [1, 80],
      [2, 15],
      [3, 5],
    ]),
    ...(random.chance(0.02)
      ? {
          properties: [
            { name: 'Gift note', value: 'Happy birthday!' },
            { name: '_id', value: '7' },
          ],
        }
      : {}),
  }));
}

const sources = [
  ['', 22],
  ['gad_source=1&gad_campaignid=24027360184&gclid=Cj1', 8],
  ['utm_source=facebook&utm_medium=paid&utm_campaign=festive_sale&utm_id=1202100&fbclid=IwAR0', 30],
  ['utm_source=google&utm_medium=cpc&utm_campaign=brand&utm_term=kurta&gclid=Cj0', 20],
  ['utm_source=klaviyo&utm_medium=email&utm_campaign=newsletter', 10],
  ['utm_source=instagram&utm_medium=social', 10],
] as const;

const referrers: Record<string, string> = {
  facebook: 'https://www.facebook.com/',
  google: 'https://www.google.com/',
  instagram: 'https://l.instagram.com/',
};

function makeVisit(random: Random): Pick<OrderSpec, 'landingSite' | 'referringSite'> {
  const query = random.weighted(sources);
  const source = /utm_source=(\w+)/.exec(query)?.[1] ?? '';
  const path = random.pick(['/', '/collections/all', '/products/classic-kurta-1']);
  return {
    landingSite: query === '' ? path : `${path}?${query}`,
    referringSite: referrers[source || (query.includes('gclid=') ? 'google' : '')] ?? null,
  };
}

const discountSets: readonly (readonly [DiscountSpec[], number])[] = [
  [[], 62],
  [[{ kind: 'code', code: 'WELCOME10', percent: 10 }], 14],
  [[{ kind: 'code', code: 'FLAT200', amount: 20_000 }], 8],
  [[{ kind: 'automatic', title: 'Festive offer', percent: 15 }], 6],
  [[{ kind: 'code', code: 'FREESHIP', percent: 100, target: 'shipping' }], 4],
  [
    [
      { kind: 'automatic', title: 'Buy more, save more', percent: 7, target: [0] },
      { kind: 'code', code: 'EXTRA5', percent: 5 },
    ],
    4,
  ],
  [[{ kind: 'manual', title: 'Apology', amount: 10_000 }], 2],
];

/** COD about half, prepaid about half, and the rarer ways of paying. */
function makePayment(random: Random): PaymentSpec {
  return random.weighted<() => PaymentSpec>([
    [() => ({ kind: 'cod', gateway: random.weighted(codGateways) }), 480],
    [() => ({ kind: 'prepaid', gateway: random.weighted(prepaidGateways) }), 440],
    [() => ({ kind: 'authorised' }), 15],
    [() => ({ kind: 'bank_transfer' }), 10],
    [() => ({ kind: 'ppcod', upfront: 20_000 }), 25],
    [
      () => ({ kind: 'gift_card', amount: 50_000, rest: random.pick(['cod', 'prepaid'] as const) }),
      12,
    ],
    [() => ({ kind: 'pending', gateway: 'Gokwik UPI', failedFirst: true }), 18],
  ])();
}

function makeWebOrder(random: Random, shelf: Shelf): OrderSpec {
  const customer = random.pick(shelf.customers);
  const payment = makePayment(random);
  const address = customer.addresses[0] ?? null;
  const cod = payment.kind === 'cod';
  const count = random.weighted([
    [1, 62],
    [2, 24],
    [3, 9],
    [5, 5],
  ]);
  return {
    lines: makeLines(random, shelf, count),
    payment,
    customerId: customer.id,
    shippingAddress: address,
    shipping: [
      random.chance(0.6)
        ? { title: 'Free Shipping', price: 0 }
        : { title: cod ? 'COD Shipping' : 'Standard Shipping', price: cod ? 9900 : 4900 },
    ],
    discounts: random.weighted(discountSets),
    tags: cod && random.chance(0.3) ? ['COD pending'] : [],
    note: random.chance(0.05) ? 'Please call before delivery' : null,
    noteAttributes: random.chance(0.1) ? [{ name: 'gst_number', value: '' }] : [],
    acceptsMarketing: random.chance(0.3),
    ...makeVisit(random),
  };
}

/** Guest without customer; now and then with a phone only. */
function makeGuestOrder(random: Random, shelf: Shelf): OrderSpec {
  const base = makeWebOrder(random, shelf);
  const digits = makeDigits(random);
  const who = {
    firstName: random.pick(firstNames),
    lastName: random.pick(lastNames),
    phone: digits,
  };
  const email = random.chance(0.5) ? `guest${digits.slice(-5)}@example.com` : null;
  return {
    ...base,
    customerId: null,
    email,
    phone: email ? null : writePhone(random, digits),
    shippingAddress: makeAddress(random, who),
  };
}

type Kind = (random: Random, shelf: Shelf) => OrderSpec;

const posOrder: Kind = (random, shelf) => ({
  lines: makeLines(random, shelf, random.between(1, 3)),
  payment: { kind: 'prepaid', gateway: random.pick(['cash', 'Pine Labs']) },
  customerId: null,
  sourceName: 'pos',
  locationId: shelf.storeId,
});

const draftOrder: Kind = (random, shelf) => ({
  ...makeWebOrder(random, shelf),
  sourceName: 'shopify_draft_order',
  landingSite: null,
  referringSite: null,
  payment: { kind: 'pending', gateway: 'manual' },
  lines: [
    ...makeLines(random, shelf, 1),
    { title: 'Gift wrapping', price: 9900, quantity: 1, requiresShipping: false, taxRate: 0.18 },
  ],
});

const foreignOrder: Kind = (random, shelf) => ({
  ...makeWebOrder(random, shelf),
  payment: { kind: 'prepaid', gateway: 'paypal' },
  presentment: { currency: 'USD', rateMicros: 11_973 },
  shipping: [{ title: 'International', price: 199_000 }],
  taxRate: 0,
});

const dutyOrder: Kind = (random, shelf) => {
  const order = foreignOrder(random, shelf);
  const presentment = { currency: 'AED', rateMicros: 43_900 };
  return { ...order, presentment, lines: order.lines.map((line) => ({ ...line, duty: 12_500 })) };
};

const zeroOrder: Kind = (random, shelf) => ({
  ...makeWebOrder(random, shelf),
  payment: { kind: 'none' },
  shipping: [],
  discounts: [{ kind: 'code', code: 'INFLUENCER100', percent: 100 }],
});

const testOrder: Kind = (random, shelf) => ({
  ...makeWebOrder(random, shelf),
  test: true,
  payment: { kind: 'prepaid', gateway: 'bogus' },
});

const giftOrder: Kind = (random, shelf) => ({
  ...makeWebOrder(random, shelf),
  lines: [{ variantId: random.pick(shelf.giftCards).id, quantity: 1 }],
  payment: { kind: 'prepaid' },
  shipping: [],
  discounts: [],
});

const tippedOrder: Kind = (random, shelf) => ({ ...makeWebOrder(random, shelf), tip: 5000 });

const netPriceOrder: Kind = (random, shelf) => ({
  ...makeWebOrder(random, shelf),
  taxesIncluded: false,
  tags: ['wholesale'],
});

const longOrder: Kind = (random, shelf) => ({
  ...makeWebOrder(random, shelf),
  lines: makeLines(random, shelf, 210),
  discounts: [{ kind: 'code', code: 'BULK', percent: 12 }],
  tags: ['wholesale', 'bulk'],
});

const kinds: readonly (readonly [Kind, number])[] = [
  [makeWebOrder, 900],
  [makeGuestOrder, 45],
  [posOrder, 15],
  [draftOrder, 10],
  [foreignOrder, 8],
  [dutyOrder, 2],
  [zeroOrder, 4],
  [testOrder, 4],
  [giftOrder, 4],
  [tippedOrder, 5],
  [netPriceOrder, 3],
];

/** Kinds every shop must hold at least once, by the number of the order. */
const fixed: Record<number, Kind> = {
  5: posOrder,
  6: draftOrder,
  7: foreignOrder,
  8: dutyOrder,
  9: zeroOrder,
  10: testOrder,
  11: giftOrder,
  12: tippedOrder,
  13: netPriceOrder,
  14: makeGuestOrder,
  15: longOrder,
};

/** An order of the demo shop; every kind of spec 4.8 comes up. */
export function makeOrder(random: Random, shelf: Shelf, number: number): OrderSpec {
  const kind = fixed[number] ?? random.weighted(kinds);
  if (kind === giftOrder && shelf.giftCards.length === 0) return makeWebOrder(random, shelf);
  return kind(random, shelf);
}
