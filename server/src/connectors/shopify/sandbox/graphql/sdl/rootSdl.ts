/** Root types, money and scalars: a subset of Shopify's Admin schema 2026-07 (schema.test.ts proves it). */
export const rootSdl = /* GraphQL */ `
schema {
  query: QueryRoot
  mutation: Mutation
}

type QueryRoot {
  orders(
    first: Int
    after: String
    last: Int
    before: String
    reverse: Boolean = false
    sortKey: OrderSortKeys = PROCESSED_AT
    query: String
    savedSearchId: ID
  ): OrderConnection!
  order(id: ID!): Order
  products(
    first: Int
    after: String
    last: Int
    before: String
    reverse: Boolean = false
    sortKey: ProductSortKeys = ID
    query: String
    savedSearchId: ID
  ): ProductConnection!
  product(id: ID!): Product
  productVariants(
    first: Int
    after: String
    last: Int
    before: String
    reverse: Boolean = false
    sortKey: ProductVariantSortKeys = ID
    query: String
    savedSearchId: ID
  ): ProductVariantConnection!
  productVariant(id: ID!): ProductVariant
  customers(
    first: Int
    after: String
    last: Int
    before: String
    reverse: Boolean = false
    sortKey: CustomerSortKeys = ID
    query: String
  ): CustomerConnection!
  customer(id: ID!): Customer
  inventoryItems(
    first: Int
    after: String
    last: Int
    before: String
    reverse: Boolean = false
    query: String
  ): InventoryItemConnection!
  inventoryItem(id: ID!): InventoryItem
  inventoryLevel(id: ID!): InventoryLevel
  locations(
    first: Int
    after: String
    last: Int
    before: String
    reverse: Boolean = false
    sortKey: LocationSortKeys = NAME
    query: String
    includeLegacy: Boolean = false
    includeInactive: Boolean = false
  ): LocationConnection!
  location(id: ID): Location
  shop: Shop!
  node(id: ID!): Node
  nodes(ids: [ID!]!): [Node]!
  ordersCount(query: String, savedSearchId: ID, limit: Int = 10000): Count
  productsCount(query: String, savedSearchId: ID, limit: Int = 10000): Count
  customersCount(query: String, limit: Int = 10000): Count
  productVariantsCount(query: String, limit: Int = 10000): Count
  webhookSubscriptions(
    first: Int
    after: String
    last: Int
    before: String
    reverse: Boolean = false
    sortKey: WebhookSubscriptionSortKeys = CREATED_AT
    query: String
    callbackUrl: URL
    uri: String
    format: WebhookSubscriptionFormat
    topics: [WebhookSubscriptionTopic!]
  ): WebhookSubscriptionConnection!
  webhookSubscription(id: ID!): WebhookSubscription
  webhookSubscriptionsCount(query: String, limit: Int = 10000): Count
  bulkOperation(id: ID!): BulkOperation
  bulkOperations(
    first: Int
    after: String
    last: Int
    before: String
    reverse: Boolean = false
    sortKey: BulkOperationsSortKeys = CREATED_AT
    query: String
  ): BulkOperationConnection!
  currentBulkOperation(type: BulkOperationType = QUERY): BulkOperation
  currentAppInstallation: AppInstallation!
  publicApiVersions: [ApiVersion!]!
}

type Mutation {
  webhookSubscriptionCreate(
    topic: WebhookSubscriptionTopic!
    webhookSubscription: WebhookSubscriptionInput!
  ): WebhookSubscriptionCreatePayload
  webhookSubscriptionUpdate(
    id: ID!
    webhookSubscription: WebhookSubscriptionInput!
  ): WebhookSubscriptionUpdatePayload
  webhookSubscriptionDelete(id: ID!): WebhookSubscriptionDeletePayload
  bulkOperationRunQuery(
    query: String!
    groupObjects: Boolean! = false
  ): BulkOperationRunQueryPayload
  bulkOperationCancel(id: ID!): BulkOperationCancelPayload
}

type PageInfo {
  endCursor: String
  hasNextPage: Boolean!
  hasPreviousPage: Boolean!
  startCursor: String
}

type Count {
  count: Int!
  precision: CountPrecision!
}

type MoneyBag {
  presentmentMoney: MoneyV2!
  shopMoney: MoneyV2!
}

type MoneyV2 {
  amount: Decimal!
  currencyCode: CurrencyCode!
}

interface Node {
  id: ID!
}

interface LegacyInteroperability {
  legacyResourceId: UnsignedInt64!
}

union PricingValue = MoneyV2 | PricingPercentageValue
union WebhookSubscriptionEndpoint = WebhookHttpEndpoint

scalar DateTime
scalar Decimal
scalar HTML
scalar JSON
scalar Money
scalar URL
scalar UnsignedInt64
`;
