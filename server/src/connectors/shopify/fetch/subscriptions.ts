import { FatalError, RetryableError } from '../../../lib/errors.ts';
import { isObject } from '../../kit/read/json.ts';
import type { Connector, FetchContext } from '../../kit/types.ts';
import { createClient } from './client.ts';
import { subscriptionCreate, subscriptionDelete, subscriptionsPage } from '../documents/account.ts';
import { listOf, type Node, readPage } from './nodes.ts';
import { topics, toTopicEnum } from '../topics.ts';

type Subscriptions = NonNullable<Connector['subscriptions']>;

const topicOfEnum = new Map(topics.map(({ topic }) => [toTopicEnum(topic), topic]));

/** What this app has subscribed to: Shopify removes subscriptions after 8 failed deliveries (edge case 5). */
async function fetchSubscriptions(context: FetchContext): Promise<Node[]> {
  const client = createClient(context);
  const found: Node[] = [];
  let next: string | null = null;
  do {
    const data = await client.fetchData(subscriptionsPage, { after: next });
    const page = readPage(data['webhookSubscriptions']);
    if (page.next !== null && page.next === next) {
      throw new RetryableError('Shopify repeats a page of subscriptions');
    }
    found.push(...page.nodes);
    next = page.next;
  } while (next !== null);
  return found;
}

function toTopic(name: unknown): string {
  return topicOfEnum.get(String(name)) ?? String(name).toLowerCase();
}

/** userErrors of these mutations speak of topics and addresses only. */
function checkErrors(payload: unknown, what: string): void {
  const errors = isObject(payload) ? listOf(payload, 'userErrors') : [];
  const first = errors[0];
  if (first)
    throw new FatalError(`Shopify refused to ${what}: ${String(first['message']).slice(0, 200)}`);
}

export const subscriptions: Subscriptions = {
  async list(context) {
    const nodes = await fetchSubscriptions(context);
    return nodes.map((node) => ({ topic: toTopic(node['topic']), uri: String(node['uri']) }));
  },
  /** Does nothing when the same topic goes to the same address already. */
  async register(context, topic, uri) {
    const nodes = await fetchSubscriptions(context);
    if (nodes.some((node) => toTopic(node['topic']) === topic && node['uri'] === uri)) return;
    const variables = { topic: toTopicEnum(topic), uri };
    const data = await createClient(context).fetchData(subscriptionCreate, variables);
    checkErrors(data['webhookSubscriptionCreate'], `register ${topic}`);
  },
  async remove(context, topic, uri) {
    const nodes = await fetchSubscriptions(context);
    const client = createClient(context);
    for (const node of nodes) {
      if (toTopic(node['topic']) !== topic || node['uri'] !== uri) continue;
      const data = await client.fetchData(subscriptionDelete, { id: node.id });
      checkErrors(data['webhookSubscriptionDelete'], `remove ${topic}`);
    }
  },
};
