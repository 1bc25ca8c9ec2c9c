import { defaultRules } from '../../../domain/rules.ts';
import type { Fault, Harness } from '../../kit/conformance.ts';
import type { PlatformFault } from '../../kit/sandbox/platformFaults.ts';
import type { ConnectionContext, FetchContext } from '../../kit/types.ts';
import { type KlaviyoSandbox, type SandboxOptions, startKlaviyoSandbox } from './index.ts';
import type { KlaviyoState, SandboxCampaign } from './state.ts';

let opened = 0;

/** A connection to a sandbox account; each has an id of its own, as limits are kept by it. */
export function toConnection({ state, baseUrl }: KlaviyoSandbox): ConnectionContext {
  opened += 1;
  return {
    connectionId: `con_klaviyo${opened}`,
    workspaceId: 'ws_sandbox',
    settings: { accountId: state.accountId, revision: '2026-07-15', baseUrl },
    credentials: { apiKey: state.apiKey },
    currency: state.currency,
    timezone: state.timezone,
    rules: defaultRules,
  };
}

export interface TestAccount {
  sandbox: KlaviyoSandbox;
  state: KlaviyoState;
  connection: ConnectionContext;
  notices: string[];
  context: FetchContext;
}

export async function openTestAccount(options: SandboxOptions = {}): Promise<TestAccount> {
  const sandbox = await startKlaviyoSandbox(options);
  const connection = toConnection(sandbox);
  const notices: string[] = [];
  const context: FetchContext = {
    connection,
    signal: new AbortController().signal,
    notice: (message) => void notices.push(message),
  };
  return { sandbox, state: sandbox.state, connection, notices, context };
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
    fail(fault, times) {
      if (times === 0) sandbox.faults.clear();
      else sandbox.faults.add({ match: '/api/', times, ...faults[fault] });
    },
    delivery: null,
    stop: () => sandbox.close(),
  };
}
