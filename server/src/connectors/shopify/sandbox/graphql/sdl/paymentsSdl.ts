/** Transactions, refunds and fulfilments: a subset of Shopify's Admin schema 2026-07 (schema.test.ts proves it). */
export const paymentsSdl = /* GraphQL */ `
type OrderTransaction implements Node {
  accountNumber: String
  amountRoundingSet: MoneyBag
  amountSet: MoneyBag!
  authorizationCode: String
  authorizationExpiresAt: DateTime
  createdAt: DateTime!
  errorCode: OrderTransactionErrorCode
  formattedGateway: String
  gateway: String
  id: ID!
  kind: OrderTransactionKind!
  location: Location
  manualPaymentGateway: Boolean!
  manuallyCapturable: Boolean!
  multiCapturable: Boolean!
  order: Order
  parentTransaction: OrderTransaction
  paymentId: String
  processedAt: DateTime
  receiptJson: JSON
  settlementCurrency: CurrencyCode
  settlementCurrencyRate: Decimal
  status: OrderTransactionStatus!
  test: Boolean!
  totalUnsettledSet: MoneyBag
}

type Refund implements LegacyInteroperability & Node {
  createdAt: DateTime
  duties: [RefundDuty!]
  id: ID!
  legacyResourceId: UnsignedInt64!
  note: String
  order: Order!
  orderAdjustments(
    first: Int
    after: String
    last: Int
    before: String
    reverse: Boolean = false
  ): OrderAdjustmentConnection!
  processedAt: DateTime!
  refundLineItems(
    first: Int
    after: String
    last: Int
    before: String
    reverse: Boolean = false
  ): RefundLineItemConnection!
  refundShippingLines(
    first: Int
    after: String
    last: Int
    before: String
    reverse: Boolean = false
  ): RefundShippingLineConnection!
  totalRefundedSet: MoneyBag!
  transactions(
    first: Int
    after: String
    last: Int
    before: String
    reverse: Boolean = false
  ): OrderTransactionConnection!
  updatedAt: DateTime!
}

type RefundLineItem {
  id: ID
  lineItem: LineItem!
  location: Location
  priceSet: MoneyBag!
  quantity: Int!
  restockType: RefundLineItemRestockType!
  restocked: Boolean!
  subtotalSet: MoneyBag!
  totalTaxSet: MoneyBag!
}

type RefundShippingLine implements Node {
  id: ID!
  shippingLine: ShippingLine!
  subtotalAmountSet: MoneyBag!
  taxAmountSet: MoneyBag!
}

type OrderAdjustment implements Node {
  amountSet: MoneyBag!
  id: ID!
  reason: OrderAdjustmentDiscrepancyReason
  taxAmountSet: MoneyBag!
}

type Fulfillment implements LegacyInteroperability & Node {
  createdAt: DateTime!
  deliveredAt: DateTime
  displayStatus: FulfillmentDisplayStatus
  estimatedDeliveryAt: DateTime
  fulfillmentLineItems(
    first: Int
    after: String
    last: Int
    before: String
    reverse: Boolean = false
  ): FulfillmentLineItemConnection!
  id: ID!
  inTransitAt: DateTime
  legacyResourceId: UnsignedInt64!
  location: Location
  name: String!
  order: Order!
  requiresShipping: Boolean!
  status: FulfillmentStatus!
  totalQuantity: Int!
  trackingInfo(first: Int): [FulfillmentTrackingInfo!]!
  updatedAt: DateTime!
}

type FulfillmentLineItem implements Node {
  discountedTotalSet: MoneyBag!
  id: ID!
  lineItem: LineItem!
  originalTotalSet: MoneyBag!
  quantity: Int
}

type FulfillmentTrackingInfo {
  company: String
  number: String
  url: URL
}
`;
