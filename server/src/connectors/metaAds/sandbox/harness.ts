import { daysBefore, toLocalDate } from '../../../domain/localDays.ts';
import { defaultRules } from '../../../domain/rules.ts';
import type { Fault, Harness } from '../../kit/conformance.ts';
import type { PlatformFault } from '../../kit/sandbox/platformFaults.ts';
import type { ConnectionContext, FetchContext } from '../../kit/types.ts';
import { type AccountOptions, createAdAccount } from './account.ts';
import { refusals, toFault, toMetaError } from './errors.ts';
import { type MetaSandbox, startMetaSandbox } from './index.ts';

let opened = 0;

/** A connection to the sandbox's account; each has an id of its own, as queues are kept by it. */
function toConnection({ server, state, accessToken }: MetaSandbox): ConnectionContext {
  opened += 1;
  const { id, currency, timezone } = state.account;
  return {
    connectionId: `con_meta${opened}`,
    workspaceId: 'ws_sandbox',
    settings: { adAccountId: id, apiVersion: 'v25.0', baseUrl: server.baseUrl },
    credentials: { accessToken },
    currency,
    timezone,
    rules: defaultRules,
  };
}

export interface TestAccount {
  sandbox: MetaSandbox;
  connection: ConnectionContext;
  notices: string[];
  context: FetchContext;
}

/** A sandbox account with a connection to it. */
export async function openTestAccount(
  options: AccountOptions = {},
  now?: () => Date,
): Promise<TestAccount> {
  const sandbox = await startMetaSandbox(createAdAccount(options), now ? { now } : {});
  const connection = toConnection(sandbox);
  const notices: string[] = [];
  const signal = new AbortController().signal;
  const notice = (message: string) => void notices.push(message);
  return { sandbox, connection, notices, context: { connection, signal, notice } };
}

const faults: Record<Fault, PlatformFault> = {
  limited: toFault(refusals.limited),
  broken: { kind: 'answer', status: 503, body: '<html>Sorry, something went wrong</html>' },
  unauthorised: toFault(refusals.expired),
  'errors in 200': toFault(toMetaError(3018, 'Something is wrong', { status: 200 })),
};

/** A few campaigns whose last weeks fill several pages. */
function createHarnessAccount(): AccountOptions {
  const campaigns = Array.from({ length: 6 }, (_, index) => ({
    id: `12021000000000000${index}`,
    name: `Campaign ${index}`,
    effectiveStatus: index === 5 ? ('DELETED' as const) : ('ACTIVE' as const),
  }));
  const today = toLocalDate(new Date(), 'Asia/Kolkata');
  const first = daysBefore(today, 60);
  return {
    campaigns,
    history: ({ id }, date) => {
      if (date < first || date > today) return null;
      const size = Number(date.slice(-2)) + Number(id.slice(-1));
      return {
        spend: size * 1050,
        impressions: size * 40,
        clicks: size,
        reach: size * 30,
        purchases: size % 4,
        purchaseValue: (size % 4) * 199_900,
      };
    },
  };
}

/**
 * For the suite every connector passes, which finds it by its name.
 * @public
 */
export async function startHarness(): Promise<Harness> {
  const { sandbox, connection } = await openTestAccount(createHarnessAccount());
  return {
    connection,
    fail(fault, times) {
      if (times === 0) sandbox.server.faults.clear();
      else sandbox.server.faults.add({ ...faults[fault], times });
    },
    delivery: null,
    stop: () => sandbox.close(),
  };
}
