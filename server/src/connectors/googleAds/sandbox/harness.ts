import { daysBefore, toLocalDate } from '../../../domain/localDays.ts';
import type { Harness } from '../../kit/conformance.ts';
import {
  openTestConnection,
  type TestConnection,
  toTestConnection,
} from '../../kit/sandbox/testConnection.ts';
import { createCustomer, type CustomerOptions } from './customer.ts';
import { signInRefusal, toFault, toGoogleError, toQuotaError } from './errors.ts';
import { type GoogleSandbox, startGoogleSandbox } from './index.ts';

export interface TestCustomer extends TestConnection {
  sandbox: GoogleSandbox;
}

/** A sandbox customer with a connection to it. */
export async function openTestCustomer(options: CustomerOptions = {}): Promise<TestCustomer> {
  const sandbox = await startGoogleSandbox(createCustomer(options));
  const { settings, credentials, state } = sandbox;
  const { currency, timezone } = state.customer;
  const connection = toTestConnection({ settings, credentials, currency, timezone });
  return { sandbox, ...openTestConnection(connection) };
}

/** A few campaigns whose last weeks lie in several windows. */
function createHarnessCustomer(): CustomerOptions {
  const campaigns = Array.from({ length: 4 }, (_, index) => ({
    id: `900719925474099${index}123`,
    name: `Campaign ${index}`,
    status: index === 3 ? ('REMOVED' as const) : ('ENABLED' as const),
  }));
  const today = toLocalDate(new Date(), 'Asia/Kolkata');
  const first = daysBefore(today, 70);
  return {
    campaigns,
    history: ({ id }, date) => {
      if (date < first || date > today) return null;
      const size = Number(date.slice(-2)) + Number(id.at(-4));
      return {
        costMicros: BigInt(size) * 1_234_567n,
        impressions: size * 40,
        clicks: size,
        conversions: size / 4,
        conversionsValue: size * 1999.5,
      };
    },
  };
}

/**
 * For the suite every connector passes, which finds it by its name.
 * @public
 */
export async function startHarness(): Promise<Harness> {
  const { sandbox, connection } = await openTestCustomer(createHarnessCustomer());
  const { faults } = sandbox.server;
  return {
    connection,
    fail(fault, times) {
      if (times === 0) return faults.clear();
      if (fault === 'limited') faults.add(toFault(toQuotaError('1s'), { times }));
      if (fault === 'broken') {
        faults.add({ kind: 'answer', match: '/v', status: 503, body: '<html>Down</html>', times });
      }
      if (fault === 'errors in 200') {
        const error = toGoogleError(200, { queryError: 'UNRECOGNIZED_FIELD' });
        faults.add(toFault({ ...error, body: error.body }, { times, body: [error.body] }));
      }
      if (fault === 'unauthorised') {
        // An ended access token is fetched anew; only sign-in tells that the account's own credentials ended.
        sandbox.state.accessTokens.clear();
        faults.add({ kind: 'answer', match: '/token', status: 400, body: signInRefusal, times });
      }
    },
    delivery: null,
    stop: () => sandbox.close(),
  };
}
