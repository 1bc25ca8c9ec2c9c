import type { Document } from './document.ts';

/** Whose shop this is and what the token may do. */
export const account: Document = {
  name: 'Account',
  text: `query Account {
  shop { name myshopifyDomain currencyCode ianaTimezone }
  currentAppInstallation { accessScopes { handle } }
  publicApiVersions { handle supported }
}`,
};

export const subscriptionsPage: Document = {
  name: 'SubscriptionsPage',
  text: `query SubscriptionsPage($after: String) {
  webhookSubscriptions(first: 100, after: $after) { nodes { id topic uri } pageInfo { hasNextPage endCursor } }
}`,
};

export const subscriptionCreate: Document = {
  name: 'SubscriptionCreate',
  text: `mutation SubscriptionCreate($topic: WebhookSubscriptionTopic!, $uri: String!) {
  webhookSubscriptionCreate(topic: $topic, webhookSubscription: { uri: $uri, format: JSON }) {
    webhookSubscription { id }
    userErrors { field message }
  }
}`,
};

export const subscriptionDelete: Document = {
  name: 'SubscriptionDelete',
  text: `mutation SubscriptionDelete($id: ID!) {
  webhookSubscriptionDelete(id: $id) { deletedWebhookSubscriptionId userErrors { field message } }
}`,
};
