/** Subscriptions, bulk operations and the installed app: a subset of Shopify's Admin schema 2026-07 (schema.test.ts proves it). */
export const adminSdl = /* GraphQL */ `
type WebhookSubscription implements LegacyInteroperability & Node {
  apiVersion: ApiVersion!
  callbackUrl: URL!
  createdAt: DateTime!
  endpoint: WebhookSubscriptionEndpoint!
  filter: String
  format: WebhookSubscriptionFormat!
  id: ID!
  includeFields: [String!]!
  legacyResourceId: UnsignedInt64!
  metafieldNamespaces: [String!]!
  name: String
  topic: WebhookSubscriptionTopic!
  updatedAt: DateTime!
  uri: String!
}

type WebhookHttpEndpoint {
  callbackUrl: URL!
}

input WebhookSubscriptionInput {
  format: WebhookSubscriptionFormat
  includeFields: [String!]
  filter: String
  metafieldNamespaces: [String!]
  name: String
  callbackUrl: URL
  uri: String
}

type WebhookSubscriptionCreatePayload {
  userErrors: [UserError!]!
  webhookSubscription: WebhookSubscription
}

type WebhookSubscriptionUpdatePayload {
  userErrors: [UserError!]!
  webhookSubscription: WebhookSubscription
}

type WebhookSubscriptionDeletePayload {
  deletedWebhookSubscriptionId: ID
  userErrors: [UserError!]!
}

type BulkOperation implements Node {
  completedAt: DateTime
  createdAt: DateTime!
  errorCode: BulkOperationErrorCode
  fileSize: UnsignedInt64
  id: ID!
  objectCount: UnsignedInt64!
  partialDataUrl: URL
  query: String!
  rootObjectCount: UnsignedInt64!
  status: BulkOperationStatus!
  type: BulkOperationType!
  url: URL
}

type BulkOperationRunQueryPayload {
  bulkOperation: BulkOperation
  userErrors: [BulkOperationUserError!]!
}

type BulkOperationCancelPayload {
  bulkOperation: BulkOperation
  userErrors: [UserError!]!
}

type BulkOperationUserError implements DisplayableError {
  code: BulkOperationUserErrorCode
  field: [String!]
  message: String!
}

type UserError implements DisplayableError {
  field: [String!]
  message: String!
}

interface DisplayableError {
  field: [String!]
  message: String!
}

type AppInstallation implements Node {
  accessScopes: [AccessScope!]!
  id: ID!
  launchUrl: URL!
  uninstallUrl: URL
}

type AccessScope {
  description: String!
  handle: String!
}

type ApiVersion {
  displayName: String!
  handle: String!
  supported: Boolean!
}
`;
