import { Schema } from 'mongoose';
import { orderStatuses, type OrderRecord } from '../../domain/records.ts';
import { defineModel, type IndexDefinition } from '../define.ts';
import type { Stored } from './recordWrites.ts';

export type StoredOrder = Stored<OrderRecord>;

const mixed = Schema.Types.Mixed;

const schema = new Schema<StoredOrder>(
  {
    _id: { type: String, required: true },
    workspaceId: { type: String, required: true },
    connectionId: { type: String, required: true },
    rev: Number,
    rawVersion: Number,
    sourceUpdatedAt: Date,
    createdAt: Date,
    updatedAt: Date,
    orderNumber: String,
    shopifyOrderId: { type: String, required: true },
    status: { type: String, enum: orderStatuses },
    nextStep: String,
    conflict: mixed,
    acceptedConflicts: mixed,
    lastMove: mixed,
    paymentMethod: String,
    partlyPrepaid: Boolean,
    codAmount: Number,
    paymentGatewayNames: [String],
    financialStatus: String,
    fulfillmentStatus: String,
    currency: String,
    presentmentCurrency: String,
    presentmentTotalAmount: Number,
    taxesIncluded: Boolean,
    totalAmount: Number,
    currentTotalAmount: Number,
    subtotalAmount: Number,
    discountAmount: Number,
    taxAmount: Number,
    shippingAmount: Number,
    tipAmount: Number,
    dutiesAmount: Number,
    currentTaxAmount: Number,
    currentShippingAmount: Number,
    currentDutiesAmount: Number,
    refundedAmount: Number,
    outstandingAmount: Number,
    adjustmentAmount: Number,
    orderedAdjustmentAmount: Number,
    discountCodes: [String],
    tags: [String],
    note: String,
    sourceName: String,
    utm: mixed,
    linkMarks: [String],
    test: Boolean,
    orderedAt: Date,
    cancelledAt: Date,
    cancelReason: String,
    closedAt: Date,
    deletedAt: Date,
    customerId: String,
    shopifyCustomerId: String,
    customerName: String,
    customerFirstName: String,
    customerLastName: String,
    customerEmail: String,
    customerEmailKey: String,
    customerPhone: String,
    shippingAddress: mixed,
    billingAddress: mixed,
    lines: [mixed],
    refunds: [mixed],
    searchTokens: [String],
    applied: mixed,
  },
  { minimize: false, versionKey: false },
);

/** The list, by itself and per filter: equality, sort, range (performance.md 6). */
const listIndexes = [
  [],
  ['status'],
  ['paymentMethod'],
  ['financialStatus'],
  ['fulfillmentStatus'],
  ['connectionId'],
].map((fields) => ({
  key: {
    workspaceId: 1 as const,
    ...Object.fromEntries(fields.map((field) => [field, 1 as const])),
    orderedAt: -1 as const,
    _id: -1 as const,
  },
}));

/** Views that hold few orders, newest first: a partial index costs the writes of all others nothing. */
const byDate = { workspaceId: 1, orderedAt: -1, _id: -1 } as const;
const viewIndexes: IndexDefinition[] = [
  {
    key: { workspaceId: 1, nextStep: 1, orderedAt: -1, _id: -1 },
    // `$type: 'string'` says the same, but the planner does not see that `nextStep: 'pick'` is within it.
    options: { partialFilterExpression: { nextStep: { $gt: '' } } },
  },
  ...Object.entries({
    conflicts: { 'conflict.code': { $exists: true } },
    partly_prepaid: { partlyPrepaid: true },
    returned: { 'lines.lineStatus': 'returned' },
  }).map(([name, partialFilterExpression]) => ({
    key: byDate,
    options: { name, partialFilterExpression },
  })),
  // Money given back on a day, of orders of any day.
  {
    key: { workspaceId: 1, 'refunds.refundedAt': 1 },
    options: {
      name: 'refunds',
      partialFilterExpression: { 'refunds.refundedAt': { $gt: new Date(0) } },
    },
  },
  // Counts by status are those of an index less these.
  {
    key: { workspaceId: 1, status: 1 },
    options: { name: 'deleted', partialFilterExpression: { deletedAt: { $gt: new Date(0) } } },
  },
];

export const orders = defineModel<StoredOrder>('orders', schema, [
  ...listIndexes,
  ...viewIndexes,
  { key: { workspaceId: 1, totalAmount: -1, _id: -1 } },
  { key: { workspaceId: 1, searchTokens: 1 } },
  { key: { workspaceId: 1, orderNumber: 1 } },
  // Everything a customer's figures are made of, so that they are read from the index alone.
  {
    key: {
      customerId: 1,
      orderedAt: 1,
      test: 1,
      deletedAt: 1,
      cancelledAt: 1,
      currentTotalAmount: 1,
      currency: 1,
      shopifyCustomerId: 1,
      _id: 1,
    },
  },
  { key: { 'lines.skuId': 1 } },
  {
    key: { connectionId: 1, 'lines.shopifyVariantId': 1 },
    options: { partialFilterExpression: { 'lines.unlinked': 'deleted' } },
  },
  // Guests: orders whose payload names no customer.
  {
    key: { connectionId: 1, customerEmailKey: 1 },
    options: {
      partialFilterExpression: { shopifyCustomerId: { $type: 'null' } },
    },
  },
]);
