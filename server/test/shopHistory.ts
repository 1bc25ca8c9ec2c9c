import fc from 'fast-check';
import type { ShopifySandbox } from '../src/connectors/shopify/sandbox/index.ts';

/** One thing that happens in a shop; the numbers pick what it happens to. */
export interface HistoryStep {
  kind: keyof typeof deeds;
  pick: number;
  extra: number;
  /** Seconds since the step before: 0 makes two changes share their updated_at (edge case 4). */
  seconds: number;
}

type Deed = (sandbox: ShopifySandbox, pick: number, extra: number) => void;

function at<T>(values: Iterable<T>, pick: number): T {
  const list = [...values];
  const value = list[pick % list.length];
  if (value === undefined) throw new Error('the shop has none');
  return value;
}

const order = (sandbox: ShopifySandbox, pick: number) => at(sandbox.shop.orders.values(), pick);
const product = (sandbox: ShopifySandbox, pick: number) => at(sandbox.shop.products.values(), pick);

const payments = [
  { kind: 'cod' },
  { kind: 'prepaid' },
  { kind: 'authorised' },
  { kind: 'bank_transfer' },
  { kind: 'ppcod', upfront: 10_000 },
] as const;

const addProduct: Deed = ({ actions, shop }, pick, extra) => {
  const colours = ['White', 'Blue', 'Red'].slice(0, 1 + (extra % 3));
  actions.createProduct({
    title: `Shirt ${pick % 3}`,
    options: ['Color', 'Size'],
    variants: colours.flatMap((colour) =>
      ['S', 'M'].map((size) => ({
        values: [colour, size],
        sku: extra % 4 === 0 ? '' : `SH-${shop.products.size}-${colour}-${size}`,
        price: 100_000 + pick * 7,
        cost: 40_000,
        stock: [extra, 1],
      })),
    ),
  });
};

const addOrder: Deed = ({ actions, shop }, pick, extra) => {
  const variants = [...shop.products.values()].flatMap((item) => item.variants);
  const lines = Array.from({ length: 1 + (extra % 3) }, (_, index) =>
    (pick + index) % 7 === 0
      ? { title: 'Gift wrap', price: 5000 + extra, quantity: 1 }
      : { variantId: at(variants, pick + index).id, quantity: 1 + ((extra + index) % 3) },
  );
  const customer = pick % 4 === 0 ? null : at(shop.customers.keys(), pick);
  actions.createOrder({
    lines,
    payment: at(payments, extra),
    customerId: customer,
    ...(customer === null ? { email: `guest${pick % 3}@example.com` } : {}),
    ...(extra % 2 ? { discounts: [{ kind: 'code', code: 'FEST', percent: 7 + (pick % 20) }] } : {}),
    ...(extra % 3 === 0 ? { shipping: [{ title: 'Standard', price: 4900 }] } : {}),
    ...(extra % 11 === 0 ? { tip: 3333 } : {}),
  });
};

const deeds = {
  addProduct,
  addOrder,
  addOrderAgain: addOrder,
  addCustomer: ({ actions, shop }, pick) =>
    void actions.createCustomer({
      firstName: 'Asha',
      lastName: `Rao ${pick}`,
      email: `asha${shop.customers.size}@example.com`,
    }),
  changeCustomer: ({ actions, shop }, pick, extra) =>
    void actions.updateCustomer(at(shop.customers.keys(), pick), { lastName: `Rao ${extra}` }),
  markPaid: (sandbox, pick) => void sandbox.actions.markPaid(order(sandbox, pick).id),
  ship: (sandbox, pick, extra) =>
    void sandbox.actions.fulfill(order(sandbox, pick).id, {
      trackingNumbers: [`AWB${extra}`],
      company: 'Delhivery',
    }),
  shipPart: (sandbox, pick) => {
    const { id, lines } = order(sandbox, pick);
    sandbox.actions.fulfill(id, { lines: [{ lineId: at(lines, 0).id, quantity: 1 }] });
  },
  deliver: (sandbox, pick) =>
    void sandbox.actions.updateShipment(
      { orderId: order(sandbox, pick).id },
      { status: 'delivered' },
    ),
  refundLine: (sandbox, pick, extra) => {
    const { id, lines } = order(sandbox, pick);
    sandbox.actions.refund(id, { lines: [{ lineId: at(lines, extra).id, quantity: 1 }] });
  },
  refundMoney: (sandbox, pick, extra) =>
    void sandbox.actions.refund(order(sandbox, pick).id, { amount: 100 + extra }),
  edit: (sandbox, pick, extra) => {
    const { id, lines } = order(sandbox, pick);
    sandbox.actions.editOrder(id, {
      quantities: { [at(lines, extra).id]: extra % 2 },
      add: [{ title: 'Extra', price: 12_345, quantity: 1 }],
    });
  },
  cancel: (sandbox, pick) => void sandbox.actions.cancel(order(sandbox, pick).id),
  rename: (sandbox, pick, extra) =>
    void sandbox.actions.updateProduct(product(sandbox, pick).id, { title: `Shirt ${extra % 4}` }),
  removeVariant: (sandbox, pick, extra) =>
    void sandbox.actions.removeVariant(at(product(sandbox, pick).variants, extra).id),
  stock: (sandbox, pick, extra) => {
    const { item } = at(product(sandbox, pick).variants, extra);
    const locationId = at(sandbox.shop.locations.keys(), pick);
    sandbox.actions.setInventory({ itemId: item.id, locationId, available: extra - 3 });
  },
} satisfies Record<string, Deed>;

export const historySteps = fc.array(
  fc.record({
    kind: fc.constantFrom(...(Object.keys(deeds) as (keyof typeof deeds)[])),
    pick: fc.nat(30),
    extra: fc.nat(30),
    seconds: fc.integer({ min: 0, max: 2 }),
  }),
  { minLength: 5, maxLength: 25 },
);

/** Lets it happen; what the real shop would refuse too does not. @returns whether it did. */
export function runStep(sandbox: ShopifySandbox, { kind, pick, extra }: HistoryStep): boolean {
  try {
    deeds[kind](sandbox, pick, extra);
    return true;
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) throw error;
    return false;
  }
}

/** A shop that has a little of everything before its history begins. */
export function stockShop(sandbox: ShopifySandbox): void {
  addProduct(sandbox, 1, 2);
  addProduct(sandbox, 2, 5);
  deeds.addCustomer(sandbox, 1);
  deeds.addCustomer(sandbox, 2);
  addOrder(sandbox, 1, 0);
  addOrder(sandbox, 2, 1);
}
