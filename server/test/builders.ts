import { defaultRules } from '../src/domain/rules.ts';
import type { KnownSku, OrderInput } from '../src/domain/order/orderTypes.ts';
import type { OrderRecord } from '../src/domain/records.ts';
import type {
  SourceAddress,
  SourceCustomer,
  SourceFulfillment,
  SourceLine,
  SourceOrder,
  SourceProduct,
  SourceVariant,
} from '../src/domain/source.ts';
import type { SourceAdDay } from '../src/domain/sourceAds.ts';
import type { SourceCost } from '../src/domain/sourceCosts.ts';
import type { SourceShipment } from '../src/domain/sourceShipment.ts';

/** Small, valid values of the common structure; tests say only what they are about. */
export function buildAddress(part: Partial<SourceAddress> = {}): SourceAddress {
  return {
    firstName: 'Asha',
    lastName: 'Rao',
    company: null,
    address1: '12 MG Road',
    address2: null,
    city: 'Bengaluru',
    province: 'Karnataka',
    provinceCode: 'KA',
    zip: '560001',
    country: 'India',
    countryCode: 'IN',
    phone: '9769003006',
    ...part,
  };
}

/** One line of a linked variant: 1 × 1,000.00. */
export function buildLine(part: Partial<SourceLine> = {}): SourceLine {
  const orderedQty = part.orderedQty ?? 1;
  const externalId = part.externalId ?? '501';
  return {
    externalId,
    variantId: `9${externalId}`,
    productId: '700',
    sku: `SKU-${externalId}`,
    title: 'Classic Cotton Shirt',
    variantTitle: 'White / S',
    orderedQty,
    currentQty: orderedQty,
    fulfilledQty: 0,
    unitPrice: 100_000,
    discount: 0,
    tax: 0,
    giftCard: false,
    tip: false,
    requiresShipping: true,
    properties: [],
    ...part,
  };
}

/** A successful parcel with the given lines in full. */
export function buildFulfillment(
  lines: readonly SourceLine[],
  part: Partial<SourceFulfillment> = {},
): SourceFulfillment {
  return {
    externalId: '801',
    status: 'success',
    shipmentStatus: null,
    trackingNumbers: ['AWB801'],
    trackingCompany: 'Delhivery',
    trackingUrl: 'https://track.example/AWB801',
    createdAt: '2026-03-02T10:00:00.000Z',
    lines: lines.map((line) => ({ lineId: line.externalId, qty: line.orderedQty })),
    ...part,
  };
}

type OrderPart = Partial<SourceOrder>;

/** An order whose amounts follow from its lines, shipping lines, tax, tips and duties unless given. */
export function buildOrder(part: OrderPart = {}): SourceOrder {
  const order = { ...emptyOrder(), ...part };
  return { ...order, ...computeAmounts(order), ...part };
}

function emptyOrder(): SourceOrder {
  return {
    externalId: '1001',
    name: '#1001',
    currency: 'INR',
    presentmentCurrency: 'INR',
    presentmentTotal: null,
    test: false,
    createdAt: '2026-03-01T09:00:00.000Z',
    processedAt: '2026-03-01T09:00:00.000Z',
    updatedAt: '2026-03-01T09:05:00.000Z',
    cancelledAt: null,
    cancelReason: null,
    closedAt: null,
    email: 'asha@example.com',
    phone: null,
    note: null,
    tags: [],
    sourceName: 'web',
    landingPage: null,
    attributes: [],
    gateways: ['razorpay'],
    financialStatus: 'paid',
    fulfillmentStatus: null,
    taxesIncluded: true,
    discountCodes: [],
    ...noAmounts,
    refunds: [],
    customer: {
      externalId: '301',
      email: 'asha@example.com',
      phone: '+919769003006',
      firstName: 'Asha',
      lastName: 'Rao',
    },
    shippingAddress: buildAddress(),
    billingAddress: buildAddress(),
    lines: [buildLine()],
    shippingLines: [],
    fulfillments: [],
  };
}

const noAmounts = {
  total: 0,
  subtotal: 0,
  discounts: 0,
  tax: 0,
  shipping: 0,
  tips: 0,
  duties: 0,
  currentTotal: 0,
  currentSubtotal: 0,
  currentDiscounts: 0,
  currentTax: 0,
  currentDuties: 0,
  outstanding: 0,
};

type Amounts = Pick<SourceOrder, 'total' | 'currentTotal' | 'subtotal' | 'currentSubtotal'> &
  Pick<SourceOrder, 'discounts' | 'currentDiscounts' | 'shipping'>;

function computeAmounts(order: SourceOrder): Amounts {
  const goods = order.lines.filter((line) => !line.tip);
  const left = (line: SourceLine): number => {
    const share = line.orderedQty === 0 ? 0 : line.currentQty / line.orderedQty;
    return Math.round(line.discount * share);
  };
  const discounts = sum(order.lines, (line) => line.discount);
  const currentDiscounts = sum(order.lines, left);
  const subtotal = sum(goods, (line) => line.unitPrice * line.orderedQty - line.discount);
  const currentSubtotal = sum(goods, (line) => line.unitPrice * line.currentQty - left(line));
  const shipping = sum(order.shippingLines, (line) => line.price);
  const besides = shipping + order.tips;
  const tax = (amount: number): number => (order.taxesIncluded ? 0 : amount);
  return {
    discounts,
    currentDiscounts,
    subtotal,
    currentSubtotal,
    shipping,
    total: subtotal + besides + tax(order.tax) + order.duties,
    currentTotal: currentSubtotal + besides + tax(order.currentTax) + order.currentDuties,
  };
}

function sum<T>(items: readonly T[], amount: (item: T) => number): number {
  return items.reduce((total, item) => total + amount(item), 0);
}

/** Every variant of the order's lines, known to the catalog. */
export function buildSkus(source: Pick<SourceOrder, 'lines'>): Map<string, KnownSku> {
  const known = source.lines.flatMap((line): [string, KnownSku][] =>
    line.variantId === null
      ? []
      : [[line.variantId, { skuId: `con_1:${line.variantId}`, code: `C-${line.variantId}` }]],
  );
  return new Map(known);
}

export const testIds = { workspaceId: 'ws_1', connectionId: 'con_1' };

/** Input of `planOrder` for a snapshot whose products are all known. */
export function buildOrderInput(source: SourceOrder, part: Partial<OrderInput> = {}): OrderInput {
  return {
    source,
    marks: [],
    rawVersion: 1,
    ids: testIds,
    rules: defaultRules,
    skusByVariant: buildSkus(source),
    goneVariants: new Set(),
    existing: null,
    customerIdByEmail: new Map(),
    now: new Date('2026-03-05T00:00:00.000Z'),
    ...part,
  };
}

/** The same record with warehouse work on one of its lines, as `PATCH …/lines` leaves it. */
export function withWarehouse(
  record: OrderRecord,
  shopifyLineId: string,
  move: Partial<NonNullable<OrderRecord['lines'][number]['warehouse']>>,
): OrderRecord {
  const warehouse = {
    lineStatus: 'pending' as const,
    awbNumber: null,
    courier: null,
    movedAt: new Date('2026-03-04T00:00:00.000Z'),
    movedBy: 'usr_1',
    ...move,
  };
  const lines = record.lines.map((line) =>
    line.shopifyLineId === shopifyLineId ? { ...line, warehouse } : line,
  );
  return { ...record, lines };
}

export function buildVariant(part: Partial<SourceVariant> = {}): SourceVariant {
  const externalId = part.externalId ?? '9501';
  return {
    externalId,
    sku: `CSH-${externalId}`,
    title: 'White / S',
    options: [
      { name: 'Color', value: 'White' },
      { name: 'Size', value: 'S' },
    ],
    price: 149_900,
    compareAtPrice: null,
    cost: undefined,
    barcode: null,
    weightGrams: 300,
    inventoryItemId: `4${externalId}`,
    tracked: true,
    position: 1,
    ...part,
  };
}

export function buildProduct(part: Partial<SourceProduct> = {}): SourceProduct {
  return {
    externalId: '700',
    title: 'Classic Cotton Shirt',
    handle: 'classic-cotton-shirt',
    vendor: 'Loom',
    productType: 'Shirts',
    status: 'active',
    tags: [],
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-02-01T00:00:00.000Z',
    currency: 'INR',
    images: [],
    optionNames: ['Color', 'Size'],
    variants: [buildVariant()],
    ...part,
  };
}

export function buildCustomer(part: Partial<SourceCustomer> = {}): SourceCustomer {
  return {
    externalId: '301',
    email: 'asha@example.com',
    phone: '+919769003006',
    firstName: 'Asha',
    lastName: 'Rao',
    note: null,
    state: 'enabled',
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-02-01T00:00:00.000Z',
    defaultAddress: buildAddress(),
    addresses: [buildAddress()],
    tags: ['vip'],
    acceptsMarketing: true,
    ...part,
  };
}

/** A campaign's day in INR: 100.50 spent, 1,000 seen, 50 clicked. */
export function buildAdDay(part: Partial<SourceAdDay> = {}): SourceAdDay {
  return {
    accountId: '77',
    campaignId: '11',
    campaignName: 'Focus Sales',
    channel: 'ads',
    campaignStatus: 'active',
    date: '2026-03-01',
    timezone: 'Asia/Kolkata',
    currency: 'INR',
    spend: 10_050,
    impressions: 1000,
    clicks: 50,
    reach: 900,
    delivered: null,
    conversions: 3,
    conversionValue: 1_200_000,
    ...part,
  };
}

/** A cost of three days. */
export function buildCost(part: Partial<SourceCost> = {}): SourceCost {
  return {
    externalId: 'tools-1',
    label: 'Tools',
    category: 'tools',
    channel: null,
    amount: 30_001,
    currency: 'INR',
    from: '2026-03-01',
    to: '2026-03-03',
    ...part,
  };
}

/** A parcel of order #1001 on its way, charges not known yet. */
export function buildShipment(part: Partial<SourceShipment> = {}): SourceShipment {
  return {
    externalId: '152757121',
    orderReferences: ['1001'],
    awb: '1527571212',
    courier: 'Xpressbees Surface',
    status: 'in_transit',
    statusText: 'IN TRANSIT',
    paymentMethod: 'COD',
    codAmount: 100_000,
    currency: 'INR',
    charges: { forward: null, cod: null, rto: null },
    chargesFinal: false,
    isReturn: false,
    bookedAt: '2026-03-01T04:40:00.000Z',
    shippedAt: null,
    deliveredAt: null,
    rtoDeliveredAt: null,
    updatedAt: '2026-03-01T04:40:00.000Z',
    ...part,
  };
}
