import type { Fault, Harness } from '../../kit/conformance.ts';
import type { PlatformFault } from '../../kit/sandbox/platformFaults.ts';
import { failBy } from '../../kit/sandbox/suiteFaults.ts';
import { openTestConnection, toTestConnection } from '../../kit/sandbox/testConnection.ts';
import type { ConnectionContext } from '../../kit/types.ts';
import { limitBody, toErrors } from './guard.ts';
import { type PostscriptSandbox, type SandboxOptions, startPostscriptSandbox } from './index.ts';
import { toSubscriberState } from './state.ts';

function toConnection({ state, baseUrl }: PostscriptSandbox): ConnectionContext {
  return toTestConnection({
    settings: { shop: state.shopName, baseUrl },
    credentials: { apiKey: state.apiKey },
    currency: 'USD',
    timezone: 'America/New_York',
  });
}

export async function openTestShop(options: SandboxOptions = {}) {
  const sandbox = await startPostscriptSandbox(options);
  return { sandbox, state: sandbox.state, ...openTestConnection(toConnection(sandbox)) };
}

export const faults: Record<Fault, PlatformFault> = {
  limited: { kind: 'answer', status: 429, body: limitBody },
  broken: { kind: 'answer', status: 502, body: '<html><body>502 Bad Gateway</body></html>' },
  unauthorised: {
    kind: 'answer',
    status: 401,
    body: toErrors('Invalid API key', 'unauthorized'),
  },
  'errors in 200': { kind: 'answer', status: 200, body: toErrors('Something is wrong', 'error') },
};

/**
 * For the suite every connector passes, which finds it by its name: three pages of subscribers, some of one second.
 * @public
 */
export async function startHarness(): Promise<Harness> {
  const { sandbox, connection } = await openTestShop();
  sandbox.state.subscribers = Array.from({ length: 130 }, (_, index) =>
    toSubscriberState(index + 1, new Date(Date.UTC(2026, 5, 1) + Math.floor(index / 4) * 1000)),
  );
  return {
    connection,
    fail: failBy(sandbox.faults, faults, '/api/'),
    delivery: null,
    stop: () => sandbox.close(),
  };
}
