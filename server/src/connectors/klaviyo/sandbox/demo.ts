import { exponentOf } from '../../../domain/money.ts';
import type { DemoOrder, StartDemoAccount } from '../../kit/sandbox/demoAccount.ts';
import { noise } from '../../kit/sandbox/noise.ts';
import { flow, type Sent, toFirstDay, toSent } from './demoCampaigns.ts';
import { startKlaviyoSandbox } from './index.ts';
import type { SandboxOrder } from './state.ts';

/** Klaviyo's own default for e-mail. */
const attributedDays = 5;
const hourMs = 60 * 60_000;
const dayMs = 24 * hourMs;

/** Which share of the shop's orders each of them is said to have brought, at most. */
const shares: [name: string, upTo: number][] = [
  ['newsletter', 0.12],
  [flow.name, 0.17],
  ['new-arrivals', 0.2],
  ['weekend-flash', 0.23],
  ['win-back', 0.24],
];

/**
 * A Klaviyo account beside the demo shop: the orders it counts are the shop's own, and what it claims of them is the same
 * after every start.
 * @public
 */
export const startDemoAccount: StartDemoAccount = async (world) => {
  const firstDay = toFirstDay(world.now(), world.timezone);
  const sent = rememberByHour(world.now, (now) => toSent(firstDay, now, world.timezone));
  const sandbox = await startKlaviyoSandbox({
    port: world.port,
    clock: () => world.now().getTime(),
    state: {
      accountId: 'SlcDm1',
      timezone: world.timezone,
      currency: world.currency,
      flows: [flow],
      get campaigns() {
        return sent().campaigns;
      },
      get sends() {
        return sent().sends;
      },
      get orders() {
        const { campaigns } = sent();
        return world.orders().map((order) => toOrder(order, campaigns));
      },
    },
  });
  const { accountId, apiKey, organization } = sandbox.state;
  return {
    name: organization,
    settings: { accountId, baseUrl: sandbox.baseUrl },
    credentials: { apiKey },
    close: () => sandbox.close(),
  };
};

/** What went out changes on the hour at most, and is asked for by every call. */
function rememberByHour(clock: () => Date, make: (now: Date) => Sent): () => Sent {
  let known = { hour: -1, sent: { campaigns: [], sends: [] } as Sent };
  return () => {
    const hour = Math.floor(clock().getTime() / hourMs);
    if (hour !== known.hour) known = { hour, sent: make(clock()) };
    return known.sent;
  };
}

/** "Placed Order" counts what was ordered; cancelling takes nothing back (platforms.md 4). */
function toOrder(order: DemoOrder, campaigns: Sent['campaigns']): SandboxOrder {
  const drawn = noise('klaviyo', order.id);
  const name = shares.find(([, upTo]) => drawn < upTo)?.[0];
  const at = order.orderedAt;
  const since = at.getTime() - attributedDays * dayMs;
  const campaign = campaigns.findLast(
    ({ name: own, sentAt }) => own === name && sentAt && sentAt <= at && sentAt.getTime() > since,
  );
  const [messageId] = name === flow.name ? [flow.messages[0]?.id] : (campaign?.messages ?? []);
  return { messageId: messageId ?? null, at, minor: toMinorUnits(order) };
}

function toMinorUnits({ total, currency }: DemoOrder): number {
  return Math.round(Number(total) * 10 ** exponentOf(currency));
}
