import fc from 'fast-check';
import type {
  SourceFulfillment,
  SourceLine,
  SourceOrder,
  SourceRefund,
} from '../src/domain/source.ts';
import { buildAddress, buildLine, buildOrder } from './builders.ts';

const currencies = ['INR', 'JPY', 'KWD'] as const;
const gateways = [
  [],
  [''],
  ['manual'],
  ['razorpay'],
  ['Cash on Delivery (COD)'],
  ['cash_on_delivery', 'manual'],
  ['Gokwik PPCOD'],
  ['authorize_net', 'Cash on Delivery (COD)'],
  ['Bank Deposit'],
  ['gift_card', 'shopify_payments'],
];
const statuses = [
  null,
  'pending',
  'authorized',
  'partially_paid',
  'paid',
  'partially_refunded',
  'refunded',
  'voided',
  'expired',
];

type LineKind = 'goods' | 'custom' | 'deleted' | 'gift_card' | 'tip';

interface LinePlan {
  kind: LineKind;
  price: number;
  ordered: number;
  current: number;
  fulfilled: number;
  discount: number;
  tax: number;
  /** The platform rounded the prorated discount up. */
  roundUp: boolean;
}

const linePlan: fc.Arbitrary<LinePlan> = fc
  .record({
    kind: fc.constantFrom<LineKind>('goods', 'goods', 'goods', 'custom', 'deleted', 'gift_card'),
    price: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 50_000_000 })),
    ordered: fc.integer({ min: 1, max: 12 }),
    removed: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 12 })),
    fulfilled: fc.integer({ min: 0, max: 12 }),
    discountShare: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 1000 })),
    taxRate: fc.constantFrom(0, 5, 12, 18),
    roundUp: fc.boolean(),
  })
  .map(({ removed, fulfilled, discountShare, taxRate, ...rest }) => {
    const gross = rest.price * rest.ordered;
    const discount = Math.floor((gross * discountShare) / 1000);
    return {
      ...rest,
      discount,
      current: Math.max(0, rest.ordered - removed),
      fulfilled: Math.min(rest.ordered, fulfilled),
      tax: Math.round(((gross - discount) * taxRate) / 100),
    };
  });

function toLine(plan: LinePlan, index: number): SourceLine {
  const linked = plan.kind === 'goods' || plan.kind === 'gift_card';
  return buildLine({
    externalId: String(9_007_199_254_741_000n + BigInt(index)),
    ...(linked ? {} : { variantId: null, productId: null }),
    ...(plan.kind === 'custom' ? { sku: null, variantTitle: null } : {}),
    orderedQty: plan.ordered,
    currentQty: plan.current,
    fulfilledQty: plan.fulfilled,
    unitPrice: plan.price,
    discount: plan.discount,
    tax: plan.tax,
    giftCard: plan.kind === 'gift_card',
    tip: plan.kind === 'tip',
  });
}

/** What the platform says is left of a line: its discount prorated with its own rounding. */
function currentTotalOf(plan: LinePlan): number {
  const share = (plan.discount * plan.current) / plan.ordered;
  return plan.price * plan.current - (plan.roundUp ? Math.ceil(share) : Math.floor(share));
}

const orderFacts = fc.record({
  id: fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }).map(String),
  currency: fc.constantFrom(...currencies),
  plans: fc.array(linePlan, { minLength: 0, maxLength: 6 }),
  gateways: fc.constantFrom(...gateways),
  financialStatus: fc.constantFrom(...statuses),
  taxesIncluded: fc.boolean(),
  shipping: fc.constantFrom(0, 4_900, 9_901),
  shippingDiscount: fc.constantFrom(0, 0, 900),
  shippingRefunded: fc.boolean(),
  tip: fc.constantFrom(0, 0, 2_500),
  tipIsLine: fc.boolean(),
  duties: fc.constantFrom(0, 0, 777),
  cancelled: fc.constantFrom(false, false, false, true),
  customer: fc.constantFrom('full', 'guest', 'phone', 'none'),
  shipmentStatus: fc.constantFrom(null, 'in_transit', 'delivered'),
  tracking: fc.constantFrom<string[]>([], ['AWB1'], ['AWB1', 'AWB2']),
  text: fc.constantFrom('', 'plain', 'नमस्ते 🙏', '__proto__', '%E0%A4%A?utm_source=a&utm_id=%'),
});
type OrderFacts = typeof orderFacts extends fc.Arbitrary<infer T> ? T : never;

/** Valid orders of every kind whose amounts add up, rounding of prorated discounts included. */
export const sourceOrders: fc.Arbitrary<SourceOrder> = orderFacts.map(toSourceOrder);

function toSourceOrder(facts: OrderFacts): SourceOrder {
  const tipPlans: LinePlan[] = facts.tip > 0 && facts.tipIsLine ? [toTipPlan(facts.tip)] : [];
  const plans = [...facts.plans, ...tipPlans];
  const lines = plans.map(toLine);
  const amounts = toAmounts(facts, plans);
  const { refunded, ...money } = amounts;
  return buildOrder({
    externalId: facts.id,
    currency: facts.currency,
    gateways: facts.gateways,
    financialStatus: facts.financialStatus,
    taxesIncluded: facts.taxesIncluded,
    cancelledAt: facts.cancelled ? '2026-03-03T00:00:00.000Z' : null,
    note: facts.text === '' ? null : facts.text,
    landingPage: facts.text === '' ? null : `/products/x?${facts.text}`,
    attributes: [{ name: facts.text, value: facts.text }],
    shippingLines: facts.shipping > 0 ? [toShippingLine(facts)] : [],
    refunds: refunded > 0 ? [toRefund(refunded)] : [],
    fulfillments: toFulfillments(facts, lines),
    lines,
    ...toPeople(facts),
    ...money,
  });
}

function toTipPlan(amount: number): LinePlan {
  const once = { ordered: 1, current: 1, fulfilled: 0, discount: 0, tax: 0, roundUp: false };
  return { kind: 'tip', price: amount, ...once };
}

function toShippingLine({ shipping, shippingDiscount }: OrderFacts) {
  const price = shipping - shippingDiscount;
  return { externalId: '601', title: 'Standard', code: null, price, tax: 0 };
}

function toAmounts(facts: OrderFacts, plans: readonly LinePlan[]) {
  const goods = plans.filter((plan) => plan.kind !== 'tip');
  const sum = (amount: (plan: LinePlan) => number): number =>
    goods.reduce((total, plan) => total + amount(plan), 0);
  const shipping = facts.shipping > 0 ? facts.shipping - facts.shippingDiscount : 0;
  const shippingBack = facts.shippingRefunded ? Math.floor(shipping / 2) : 0;
  const subtotal = sum((plan) => plan.price * plan.ordered - plan.discount);
  const currentSubtotal = sum(currentTotalOf);
  const tax = sum((plan) => plan.tax);
  const currentTax = sum((plan) => Math.round((plan.tax * plan.current) / plan.ordered));
  const tip = facts.tip;
  const besides = tip + facts.duties;
  const total = subtotal + shipping + besides + (facts.taxesIncluded ? 0 : tax);
  const currentTotal =
    currentSubtotal + shipping - shippingBack + besides + (facts.taxesIncluded ? 0 : currentTax);
  return {
    subtotal,
    currentSubtotal,
    tax,
    currentTax,
    discounts: sum((plan) => plan.discount) + (facts.shipping > 0 ? facts.shippingDiscount : 0),
    shipping: facts.shipping,
    tips: tip,
    duties: facts.duties,
    currentDuties: facts.duties,
    total,
    currentTotal,
    outstanding: facts.financialStatus === 'paid' ? 0 : currentTotal,
    refunded: shippingBack > 0 ? total - currentTotal : 0,
  };
}

function toRefund(amount: number): SourceRefund {
  return { externalId: '901', createdAt: '2026-03-04T00:00:00.000Z', amount };
}

function toFulfillments(facts: OrderFacts, lines: readonly SourceLine[]): SourceFulfillment[] {
  const shipped = lines.filter((line) => line.fulfilledQty > 0);
  if (shipped.length === 0) return [];
  return [
    {
      externalId: '801',
      status: 'success',
      shipmentStatus: facts.shipmentStatus,
      trackingNumbers: facts.tracking,
      trackingCompany: facts.tracking.length > 0 ? 'Delhivery' : null,
      trackingUrl: null,
      createdAt: '2026-03-02T00:00:00.000Z',
      lines: shipped.map((line) => ({ lineId: line.externalId, qty: line.fulfilledQty })),
    },
  ];
}

function toPeople({ customer }: OrderFacts): Partial<SourceOrder> {
  if (customer === 'full') return {};
  if (customer === 'guest') return { customer: null };
  const phoneOnly = buildAddress({ firstName: '', lastName: null, phone: '098765 43210' });
  if (customer === 'phone') {
    return { customer: null, email: '', shippingAddress: phoneOnly, billingAddress: null };
  }
  return { customer: null, email: null, phone: null, shippingAddress: null, billingAddress: null };
}
