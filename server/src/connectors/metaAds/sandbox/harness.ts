import { daysBefore, toLocalDate } from '../../../domain/localDays.ts';
import type { Fault, Harness } from '../../kit/conformance.ts';
import type { PlatformFault } from '../../kit/sandbox/platformFaults.ts';
import { failBy } from '../../kit/sandbox/suiteFaults.ts';
import {
  openTestConnection,
  type TestConnection,
  toTestConnection,
} from '../../kit/sandbox/testConnection.ts';
import type { ConnectionContext } from '../../kit/types.ts';
import { type AccountOptions, createAdAccount } from './account.ts';
import { refusals, toFault, toMetaError } from './errors.ts';
import { type MetaSandbox, startMetaSandbox } from './index.ts';

function toConnection({ server, state, accessToken }: MetaSandbox): ConnectionContext {
  const { id, currency, timezone } = state.account;
  return toTestConnection({
    settings: { adAccountId: id, apiVersion: 'v25.0', baseUrl: server.baseUrl },
    credentials: { accessToken },
    currency,
    timezone,
  });
}

export interface TestAccount extends TestConnection {
  sandbox: MetaSandbox;
}

/** A sandbox account with a connection to it. */
export async function openTestAccount(
  options: AccountOptions = {},
  now?: () => Date,
): Promise<TestAccount> {
  const sandbox = await startMetaSandbox(createAdAccount(options), now ? { now } : {});
  return { sandbox, ...openTestConnection(toConnection(sandbox)) };
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
    fail: failBy(sandbox.server.faults, faults),
    delivery: null,
    stop: () => sandbox.close(),
  };
}
