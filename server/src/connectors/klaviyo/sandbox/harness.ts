import type { Fault, Harness } from '../../kit/conformance.ts';
import type { PlatformFault } from '../../kit/sandbox/platformFaults.ts';
import { failBy } from '../../kit/sandbox/suiteFaults.ts';
import {
  openTestConnection,
  type TestConnection,
  toTestConnection,
} from '../../kit/sandbox/testConnection.ts';
import type { ConnectionContext } from '../../kit/types.ts';
import { type KlaviyoSandbox, type SandboxOptions, startKlaviyoSandbox } from './index.ts';
import type { KlaviyoState, SandboxCampaign } from './state.ts';

function toConnection({ state, baseUrl }: KlaviyoSandbox): ConnectionContext {
  return toTestConnection({
    settings: { accountId: state.accountId, revision: '2026-07-15', baseUrl },
    credentials: { apiKey: state.apiKey },
    currency: state.currency,
    timezone: state.timezone,
  });
}

export interface TestAccount extends TestConnection {
  sandbox: KlaviyoSandbox;
  state: KlaviyoState;
}

export async function openTestAccount(options: SandboxOptions = {}): Promise<TestAccount> {
  const sandbox = await startKlaviyoSandbox(options);
  return { sandbox, state: sandbox.state, ...openTestConnection(toConnection(sandbox)) };
}

/** Answers in Klaviyo's own words (developers.klaviyo.com, "Rate limits, status codes, and errors"). */
const toErrors = (status: number, code: string, detail: string) => ({
  errors: [{ id: 'e1', status, code, title: detail, detail, source: {}, meta: {} }],
});

export const faults: Record<Fault, PlatformFault> = {
  limited: {
    kind: 'answer',
    status: 429,
    headers: { 'Retry-After': '1' },
    body: toErrors(429, 'throttled', 'Request was throttled. Expected available in 1 second.'),
  },
  broken: { kind: 'answer', status: 502, body: '<html><body>502 Bad Gateway</body></html>' },
  unauthorised: {
    kind: 'answer',
    status: 401,
    body: toErrors(401, 'authentication_failed', 'Incorrect authentication credentials.'),
  },
  'errors in 200': {
    kind: 'answer',
    status: 200,
    body: toErrors(400, 'invalid', 'Something is wrong'),
  },
};

/** A campaign of one message, which is its id with an `m` behind it. */
export function toCampaign(id: string, sentAt: Date, more: Partial<SandboxCampaign> = {}) {
  const campaign: SandboxCampaign = {
    id,
    name: `Campaign ${id}`,
    status: 'Sent',
    archived: false,
    channel: 'email',
    messages: [`${id}m`],
    sentAt,
    updatedAt: sentAt,
  };
  return { ...campaign, ...more };
}

const dayMs = 24 * 60 * 60_000;

/**
 * For the suite every connector passes, which finds it by its name: orders of three messages over most of a year.
 * @public
 */
export async function startHarness(): Promise<Harness> {
  const { sandbox, connection } = await openTestAccount();
  const daysAgo = (days: number): Date => new Date(Date.now() - days * dayMs);
  const ids = ['01A', '01B', '01C'];
  sandbox.state.campaigns = ids.map((id) => toCampaign(id, daysAgo(200)));
  sandbox.state.orders = Array.from({ length: 180 }, (_, index) => ({
    messageId: `${ids[index % ids.length]}m`,
    at: daysAgo(1 + index),
    minor: 199_80 + index,
  }));
  return {
    connection,
    fail: failBy(sandbox.faults, faults, '/api/'),
    delivery: null,
    stop: () => sandbox.close(),
  };
}
