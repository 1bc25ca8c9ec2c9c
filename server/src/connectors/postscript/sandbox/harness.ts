import { defaultRules } from '../../../domain/rules.ts';
import type { Fault, Harness } from '../../kit/conformance.ts';
import type { PlatformFault } from '../../kit/sandbox/platformFaults.ts';
import type { ConnectionContext, FetchContext } from '../../kit/types.ts';
import { limitBody, toErrors } from './guard.ts';
import { type PostscriptSandbox, type SandboxOptions, startPostscriptSandbox } from './index.ts';
import { toSubscriberState } from './state.ts';

let opened = 0;

export function toConnection({ state, baseUrl }: PostscriptSandbox): ConnectionContext {
  opened += 1;
  return {
    connectionId: `con_postscript${opened}`,
    workspaceId: 'ws_sandbox',
    settings: { shop: state.shopName, baseUrl },
    credentials: { apiKey: state.apiKey },
    currency: 'USD',
    timezone: 'America/New_York',
    rules: defaultRules,
  };
}

export async function openTestShop(options: SandboxOptions = {}) {
  const sandbox = await startPostscriptSandbox(options);
  const connection = toConnection(sandbox);
  const notices: string[] = [];
  const context: FetchContext = {
    connection,
    signal: new AbortController().signal,
    notice: (message) => void notices.push(message),
  };
  return { sandbox, state: sandbox.state, connection, notices, context };
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
    fail(fault, times) {
      if (times === 0) sandbox.faults.clear();
      else sandbox.faults.add({ match: '/api/', times, ...faults[fault] });
    },
    delivery: null,
    stop: () => sandbox.close(),
  };
}
