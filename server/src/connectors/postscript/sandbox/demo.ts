import type { StartDemoAccount } from '../../kit/sandbox/demoAccount.ts';
import { noise, noiseBetween } from '../../kit/sandbox/noise.ts';
import { startPostscriptSandbox } from './index.ts';
import { type SandboxSubscriber, toSubscriberState } from './state.ts';

const subscribers = 120;
const days = 90;
const dayMs = 24 * 60 * 60_000;

/**
 * A Postscript shop beside the demo shop: the same people after every start, who came over the last 90 days; every ninth
 * has left again.
 * @public
 */
export const startDemoAccount: StartDemoAccount = async (world) => {
  const today = Math.floor(world.now().getTime() / dayMs) * dayMs;
  const list = Array.from({ length: subscribers }, (_, index) =>
    toDemoSubscriber(index + 1, today),
  );
  const sandbox = await startPostscriptSandbox({
    port: world.port,
    state: { subscribers: list },
  });
  const { shopName, apiKey } = sandbox.state;
  return {
    name: shopName,
    settings: { shop: shopName, baseUrl: sandbox.baseUrl },
    credentials: { apiKey },
    close: () => sandbox.close(),
  };
};

function toDemoSubscriber(index: number, today: number): SandboxSubscriber {
  const daysAgo = noiseBetween(1, days - 1, 'postscript joined', index);
  const createdAt = new Date(
    today - daysAgo * dayMs + noiseBetween(0, 80_000, 'postscript', index) * 1000,
  );
  const left = noise('postscript left', index) < 1 / 9;
  const stayedDays = left ? noiseBetween(0, daysAgo - 1, 'postscript stayed', index) : 0;
  return toSubscriberState(index, new Date(createdAt.getTime() + stayedDays * dayMs), {
    phone: `+9198${noiseBetween(10_000_000, 99_999_999, 'postscript phone', index)}`,
    canSend: !left,
    shopifyCustomerId: null,
    createdAt,
  });
}
