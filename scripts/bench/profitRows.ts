// A year of a shop for the profit benchmark: orders, SKUs, parcels and campaign days as the processor leaves them.
import type { Db, Document } from 'mongodb';

const dayMs = 86_400_000;
export const benchDays = 365;
const skuCount = 2000;

/** The first day of the year that ends today, UTC. */
export function firstDay(): Date {
  const today = Math.floor(Date.now() / dayMs) * dayMs;
  return new Date(today - (benchDays - 1) * dayMs);
}

/** Rows of one batch of orders, by number. */
function toOrder(index: number, count: number): Document {
  const at = new Date(firstDay().getTime() + Math.floor((index / count) * benchDays * dayMs));
  const sku = index % skuCount;
  const line = (part: object) => ({
    skuId: `con_1:${sku}`,
    skuCode: `SKU-${sku}`,
    shopifyProductId: String(sku % 500),
    title: 'Shirt',
    qty: 1,
    lineTotal: 100_000,
    giftCard: false,
    lineStatus: 'shipped',
    unlinked: null,
    ...part,
  });
  return {
    _id: `con_1:${index}`,
    workspaceId: 'w1',
    connectionId: 'con_1',
    rev: 1,
    orderNumber: `#${index}`,
    shopifyOrderId: String(5_000_000_000_000 + index),
    orderedAt: at,
    utm: index % 3 === 0 ? { source: 'somewhere', campaign: `camp ${index % 6}` } : {},
    currency: 'INR',
    totalAmount: 205_000,
    currentTotalAmount: 205_000,
    refundedAmount: 0,
    outstandingAmount: 0,
    taxAmount: 31_000,
    currentTaxAmount: 31_000,
    currentShippingAmount: 5000,
    financialStatus: 'paid',
    paymentMethod: index % 2 === 0 ? 'COD' : 'Prepaid',
    partlyPrepaid: false,
    paymentGatewayNames: [index % 2 === 0 ? 'Cash on Delivery (COD)' : 'razorpay'],
    cancelledAt: null,
    deletedAt: null,
    test: false,
    lines: [line({}), line({ lineTotal: 100_000, skuId: `con_1:${(sku + 7) % skuCount}` })],
    refunds: [],
    searchTokens: [String(index)],
  };
}

function toParcel(index: number, order: Document): Document {
  return {
    _id: `con_2:${index}`,
    workspaceId: 'w1',
    connectionId: 'con_2',
    platform: 'someCourier',
    orderId: order['_id'] as string,
    status: index % 10 === 0 ? 'rto_delivered' : 'delivered',
    isReturn: false,
    charges: { forward: 7000, cod: 3000, rto: 6000 },
    chargesFinal: true,
    currency: 'INR',
    bookedAt: (order['orderedAt'] as Date).toISOString(),
    deletedAt: null,
  };
}

function toAdDays(): Document[] {
  return Array.from({ length: benchDays * 6 }, (_, index) => {
    const date = new Date(firstDay().getTime() + Math.floor(index / 6) * dayMs);
    return {
      _id: `con_3:${index}`,
      workspaceId: 'w1',
      connectionId: 'con_3',
      platform: 'someAds',
      campaignId: String(index % 6),
      campaignName: `camp ${index % 6}`,
      campaignStatus: 'active',
      channel: 'ads',
      currency: 'INR',
      date: date.toISOString().slice(0, 10),
      spend: 250_000,
      impressions: 1000,
      clicks: 50,
      reach: 900,
      conversions: 3,
      conversionValue: 300_000,
      deletedAt: null,
    };
  });
}

/** Writes it all; a parcel for every second order. */
export async function insertYear(db: Db, count: number): Promise<void> {
  const skus = Array.from({ length: skuCount }, (_, index) => ({
    _id: `con_1:${index}` as never,
    workspaceId: 'w1',
    cost: 40_000,
    currency: 'INR',
    code: `SKU-${index}`,
    connectionId: 'con_1',
    shopifyVariantId: String(index),
  }));
  await db.collection('skus').insertMany(skus);
  await db.collection('ad_days').insertMany(toAdDays());
  for (let first = 0; first < count; first += 5000) {
    const orders = Array.from({ length: Math.min(5000, count - first) }, (_, index) =>
      toOrder(first + index, count),
    );
    await db.collection('orders').insertMany(orders, { ordered: false });
    const parcels = orders
      .filter((_, index) => index % 2 === 0)
      .map((order, index) => toParcel(first + index, order));
    await db.collection('shipments').insertMany(parcels, { ordered: false });
  }
}
