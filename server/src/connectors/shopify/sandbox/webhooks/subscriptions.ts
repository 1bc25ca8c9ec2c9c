import { nextId, readClock, type ShopState } from '../state/shopState.ts';
import type { SubscriptionState } from '../state/types.ts';

export interface SubscriptionProblem {
  field: string[];
  message: string;
}

export interface SubscriptionDraft {
  topic: string;
  uri: string;
  includeFields: string[];
  filter: string | null;
  name: string | null;
}

export interface SubscriptionService {
  list: () => SubscriptionState[];
  find: (id: number) => SubscriptionState | undefined;
  create: (draft: SubscriptionDraft) => SubscriptionState | SubscriptionProblem;
  update: (
    id: number,
    patch: Partial<Omit<SubscriptionDraft, 'topic'>>,
  ) => SubscriptionState | SubscriptionProblem;
  remove: (id: number) => boolean;
  /** Those a topic goes to, the app's own configuration included. */
  forTopic: (topic: string) => SubscriptionState[];
  /** What a developer sets in the app's configuration: the only way to the privacy topics. */
  configure: (topic: string, uri: string) => SubscriptionState;
}

/** `orders/create`, `customer.tags_added` → ORDERS_CREATE, CUSTOMER_TAGS_ADDED. */
export const toTopicName = (topic: string): string => topic.toUpperCase().replace(/[/.]/g, '_');

const problem = (message: string): SubscriptionProblem => ({
  field: ['webhookSubscription', 'callbackUrl'],
  message,
});

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Shopify's rules for addresses, relaxed for loopback only (shopify-facts 7). */
export function checkAddress(uri: string): SubscriptionProblem | null {
  if (uri.trim() === '') return problem("Address can't be blank");
  if (Buffer.byteLength(uri) > 65_535) return problem('Address is too big (maximum is 64 KB)');
  const url = URL.canParse(uri) ? new URL(uri) : null;
  if (!url) return problem('Address is invalid');
  if (loopback.has(url.hostname)) return null;
  if (url.protocol !== 'https:')
    return problem(`Address protocol ${url.protocol}// is not supported`);
  if (/(^|\.)(myshopify|shopify)\.com$|\.(internal|local)$/.test(url.hostname))
    return problem('Address cannot be a Shopify or an internal domain');
  return null;
}

function checkDraft(
  state: ShopState,
  draft: SubscriptionDraft,
  self: number | null,
): SubscriptionProblem | null {
  const wrong = checkAddress(draft.uri);
  if (wrong) return wrong;
  if (draft.name !== null && !/^[\w-]{1,50}$/.test(draft.name))
    return { field: ['webhookSubscription', 'name'], message: 'Name is invalid' };
  const taken = [...state.subscriptions.values()].some(
    (other) =>
      other.id !== self &&
      !other.fromApp &&
      other.topic === draft.topic &&
      other.uri === draft.uri &&
      (other.filter ?? '') === (draft.filter ?? ''),
  );
  return taken ? problem('Address for this topic has already been taken') : null;
}

function addSubscription(
  state: ShopState,
  draft: SubscriptionDraft,
  fromApp: boolean,
): SubscriptionState {
  const now = readClock(state);
  const subscription: SubscriptionState = {
    id: nextId(state, 'subscription'),
    ...draft,
    fromApp,
    failures: 0,
    createdAt: now,
    updatedAt: now,
  };
  state.subscriptions.set(subscription.id, subscription);
  state.version += 1;
  return subscription;
}

/** The app's webhook subscriptions. An app sees only those it made through the API. */
export function createSubscriptionService(state: ShopState): SubscriptionService {
  const own = (): SubscriptionState[] =>
    [...state.subscriptions.values()].filter((subscription) => !subscription.fromApp);
  const find = (id: number): SubscriptionState | undefined =>
    own().find((subscription) => subscription.id === id);
  return {
    list: own,
    find,
    create: (draft) => checkDraft(state, draft, null) ?? addSubscription(state, draft, false),
    update: (id, patch) => {
      const subscription = find(id);
      if (!subscription) return { field: ['id'], message: 'Webhook subscription does not exist' };
      const wrong = checkDraft(state, { ...subscription, ...patch }, id);
      if (wrong) return wrong;
      Object.assign(subscription, patch, { updatedAt: readClock(state) });
      state.version += 1;
      return subscription;
    },
    remove: (id) => {
      if (!find(id)) return false;
      state.version += 1;
      return state.subscriptions.delete(id);
    },
    forTopic: (topic) =>
      [...state.subscriptions.values()].filter((item) => item.topic === toTopicName(topic)),
    configure: (topic, uri) =>
      addSubscription(
        state,
        { topic: toTopicName(topic), uri, includeFields: [], filter: null, name: null },
        true,
      ),
  };
}
