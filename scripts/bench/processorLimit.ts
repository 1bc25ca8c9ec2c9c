// The yardstick for the processor: hand-written driver code that claims, reads, looks up and writes the same rows.
// No rules, no validation, no error handling: what the database and the driver allow at best.
import { randomUUID } from 'node:crypto';
import type { Binary, Collection, Db, Document } from 'mongodb';

interface Names {
  cache: string;
  orders: string;
  customers: string;
  skus: string;
}

interface Entry {
  _id: string;
  raw: Binary;
  connectionId: string;
  workspaceId: string;
}

const batchSize = 500;
const minor = (text: string): number => Math.round(Number(text) * 100);

/** Processes everything that is due with two lanes. @returns how many orders. */
export async function runLimit(db: Db, names: Names): Promise<number> {
  let gate: Promise<Entry[]> = Promise.resolve([]);
  const token = randomUUID();
  const lane = async (number: number): Promise<number> => {
    let done = 0;
    for (;;) {
      const claim = `${token}-${number}-${done}`;
      gate = gate.then(() => claimBatch(db.collection(names.cache), claim));
      const entries = await gate;
      if (entries.length === 0) return done;
      await processBatch(db, names, entries);
      await markBatch(db.collection(names.cache), claim, entries);
      done += entries.length;
    }
  };
  const counts = await Promise.all([lane(1), lane(2)]);
  return counts.reduce((sum, count) => sum + count, 0);
}

async function claimBatch(cache: Collection, claim: string): Promise<Entry[]> {
  const due = { due: { $exists: true }, $expr: { $lte: ['$due', '$$NOW'] } };
  const ids = await cache
    .find(due, { projection: { _id: 1 } })
    .sort({ due: 1 })
    .limit(batchSize)
    .map((row) => row._id)
    .toArray();
  if (ids.length === 0) return [];
  await cache.updateMany({ _id: { $in: ids }, ...due }, [
    { $set: { claim, due: { $add: ['$$NOW', 30_000] }, attempts: { $add: ['$attempts', 1] } } },
  ]);
  return (await cache.find({ _id: { $in: ids }, claim }).toArray()) as unknown as Entry[];
}

async function markBatch(cache: Collection, claim: string, entries: Entry[]): Promise<void> {
  await cache.updateMany({ _id: { $in: entries.map(({ _id }) => _id) as never[] }, claim }, [
    {
      $set: {
        status: 'processed',
        outcome: 'created',
        recordId: '$_id',
        processedAt: '$$NOW',
        claim: null,
        codeVersion: 'limit',
      },
    },
    { $unset: 'due' },
  ]);
}

async function processBatch(db: Db, names: Names, entries: Entry[]): Promise<void> {
  const bodies = entries.map((entry) => ({
    entry,
    body: JSON.parse(Buffer.from(entry.raw.buffer).toString()) as Document,
  }));
  const variants = new Set(
    bodies.flatMap(({ body }) =>
      (body['line_items'] as Document[]).map((line) => String(line['variant_id'])),
    ),
  );
  const ids = entries.map(({ _id }) => _id);
  const [skus, existing] = await Promise.all([
    db
      .collection(names.skus)
      .find(
        { connectionId: entries[0]?.connectionId, shopifyVariantId: { $in: [...variants] } },
        { projection: { shopifyVariantId: 1, code: 1 } },
      )
      .toArray(),
    db
      .collection(names.orders)
      .find({ _id: { $in: ids as never[] } })
      .toArray(),
  ]);
  const known = new Set(existing.map((row) => String(row._id)));
  const skuByVariant = new Map(skus.map((sku) => [String(sku['shopifyVariantId']), sku]));
  const fresh = bodies.filter(({ entry }) => !known.has(entry._id));
  if (fresh.length > 0) {
    await db.collection(names.orders).insertMany(
      fresh.map(({ entry, body }) => toOrder(entry, body, skuByVariant)),
      { ordered: false },
    );
  }
  await saveCustomers(db, names, bodies);
}

function toOrder(entry: Entry, body: Document, skus: Map<string, Document>): Document {
  const lines = (body['line_items'] as Document[]).map((line) => toLine(line, skus));
  const email = String(body['email']).toLowerCase();
  return {
    _id: entry._id as never,
    workspaceId: entry.workspaceId,
    connectionId: entry.connectionId,
    ...toMoney(body),
    ...toState(body),
    customerId: `${entry.connectionId}:${body['customer'].id}`,
    shopifyCustomerId: String(body['customer'].id),
    customerName: `${body['customer'].first_name} ${body['customer'].last_name}`,
    customerEmail: body['email'],
    customerEmailKey: email,
    customerPhone: null,
    shippingAddress: body['shipping_address'],
    billingAddress: body['billing_address'],
    lines,
    refunds: [],
    searchTokens: [
      String(body['name']),
      String(body['id']),
      email,
      'asha',
      'rao',
      ...lines.flatMap((line) => (line['skuCode'] ? [String(line['skuCode']).toLowerCase()] : [])),
    ],
  };
}

function toLine(line: Document, skus: Map<string, Document>): Document {
  const sku = skus.get(String(line['variant_id']));
  const price = minor(line['price']);
  return {
    shopifyLineId: String(line['id']),
    shopifyVariantId: String(line['variant_id']),
    shopifyProductId: String(line['product_id']),
    skuId: sku?.['_id'] ?? null,
    skuCode: sku?.['code'] ?? null,
    title: line['title'],
    variantTitle: line['variant_title'],
    orderedQty: line['quantity'],
    qty: line['current_quantity'],
    fulfilledQty: 0,
    listPrice: price,
    unitPrice: price,
    discountAmount: 0,
    lineTotal: price * line['current_quantity'],
    taxAmount: minor(line['tax_lines'][0].price),
    platformStatus: 'pending',
    platformAwb: null,
    platformCourier: null,
    trackingUrl: null,
    warehouse: null,
    lineStatus: 'pending',
    awbNumber: null,
    courier: null,
    unlinked: null,
    custom: false,
    giftCard: false,
    properties: [],
  };
}

function toMoney(body: Document): Document {
  const total = minor(body['total_price']);
  return {
    currency: body['currency'],
    codAmount: minor(body['total_outstanding']),
    totalAmount: total,
    currentTotalAmount: total,
    subtotalAmount: total,
    discountAmount: 0,
    taxAmount: minor(body['total_tax']),
    shippingAmount: 0,
    refundedAmount: 0,
    outstandingAmount: minor(body['total_outstanding']),
  };
}

function toState(body: Document): Document {
  const now = new Date();
  return {
    rev: 1,
    rawVersion: 1,
    sourceUpdatedAt: new Date(body['updated_at']),
    createdAt: now,
    updatedAt: now,
    orderNumber: body['name'],
    shopifyOrderId: String(body['id']),
    status: 'pending',
    conflict: null,
    paymentMethod: 'COD',
    partlyPrepaid: false,
    paymentGatewayNames: body['payment_gateway_names'],
    financialStatus: body['financial_status'],
    fulfillmentStatus: null,
    tags: [body['tags']],
    note: null,
    sourceName: body['source_name'],
    test: false,
    orderedAt: new Date(body['processed_at']),
    cancelledAt: null,
    closedAt: null,
    deletedAt: null,
  };
}

/** Read the customers, read their orders, write their figures: what keeps them derived and never incremented. */
async function saveCustomers(
  db: Db,
  names: Names,
  bodies: { entry: Entry; body: Document }[],
): Promise<void> {
  const byId = new Map(
    bodies.map(({ entry, body }) => [
      `${entry.connectionId}:${body['customer'].id}`,
      { entry, body },
    ]),
  );
  const ids = [...byId.keys()];
  const [stored, rows] = await Promise.all([
    db
      .collection(names.customers)
      .find({ _id: { $in: ids as never[] } })
      .toArray(),
    db
      .collection(names.orders)
      .find(
        { customerId: { $in: ids } },
        { projection: { customerId: 1, currentTotalAmount: 1, orderedAt: 1, test: 1 } },
      )
      .toArray(),
  ]);
  const figures = new Map<string, { ordersCount: number; totalSpent: number }>();
  for (const row of rows) {
    const sum = figures.get(row['customerId']) ?? { ordersCount: 0, totalSpent: 0 };
    figures.set(row['customerId'], {
      ordersCount: sum.ordersCount + 1,
      totalSpent: sum.totalSpent + Number(row['currentTotalAmount']),
    });
  }
  const known = new Set(stored.map((row) => String(row._id)));
  const fresh = ids.filter((id) => !known.has(id));
  const customers = db.collection(names.customers);
  if (fresh.length > 0) {
    await customers
      .insertMany(
        fresh.map((id) => ({ _id: id as never, ...toCustomer(byId.get(id)), ...figures.get(id) })),
        { ordered: false },
      )
      .catch(() => undefined);
  }
  if (known.size > 0) {
    await customers.bulkWrite(
      [...known].map((id) => ({
        updateOne: { filter: { _id: id as never }, update: { $set: { ...figures.get(id) } } },
      })),
      { ordered: false },
    );
  }
}

function toCustomer(found: { entry: Entry; body: Document } | undefined): Document {
  const customer = found?.body['customer'] as Document;
  return {
    workspaceId: found?.entry.workspaceId,
    connectionId: found?.entry.connectionId,
    rev: 1,
    rawVersion: 0,
    shopifyCustomerId: String(customer['id']),
    email: customer['email'],
    emailKey: customer['email'],
    firstName: customer['first_name'],
    lastName: customer['last_name'],
    tags: [],
    knownFrom: 'order',
    deletedAt: null,
    currency: 'INR',
    updatedAt: new Date(),
  };
}
