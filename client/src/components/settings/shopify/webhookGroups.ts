import type { WebhookState } from '../../../api/webhooks.ts';

/** Topics that are delivered to one URL. */
export interface WebhookGroup {
  url: string;
  /** The last part of the URL, in words: `Orders`. */
  name: string;
  topics: WebhookState[];
  /** Missing, or at another address. */
  broken: WebhookState[];
}

export function toGroups(items: WebhookState[]): WebhookGroup[] {
  const urls = [...new Set(items.map(({ url }) => url))];
  return urls.map((url) => {
    const topics = items.filter((item) => item.url === url);
    const path = url.split('/').at(-1) ?? url;
    return {
      url,
      name: path.slice(0, 1).toUpperCase() + path.slice(1),
      topics,
      broken: topics.filter(isBroken),
    };
  });
}

export function isBroken({ state }: WebhookState): boolean {
  return state === 'missing' || state === 'wrong';
}

/** Does a platform out there reach this address? Shopify takes public https addresses only. */
export function isPublic(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  const here = /^(localhost|127\.|10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.|\[)/;
  return protocol === 'https:' && !here.test(hostname) && hostname.includes('.');
}

/** The topics people look for; every other one is found by its delivery. */
export const topicChoices = [
  'orders/create',
  'orders/updated',
  'orders/paid',
  'orders/cancelled',
  'orders/fulfilled',
  'orders/edited',
  'refunds/create',
  'fulfillments/create',
  'fulfillments/update',
  'products/create',
  'products/update',
  'products/delete',
  'customers/create',
  'customers/update',
  'customers/delete',
  'inventory_levels/update',
  'order_transactions/create',
  'shop/update',
  'app/uninstalled',
].map((topic) => ({ value: topic, label: topic }));
