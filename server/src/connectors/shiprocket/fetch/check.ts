import { RetryableError, toError } from '../../../lib/errors.ts';
import { toFailedCheck } from '../../kit/failedChecks.ts';
import type { AccountIdentity, CheckResult, FetchContext } from '../../kit/types.ts';
import { accountZone } from '../mapper/times.ts';
import { currency, toId } from '../mapper/read.ts';
import { createClient } from './client.ts';
import { fetchListed } from './pages.ts';

/** One line per check: does the login work, whose is it, can orders be read (spec 10.2). Never throws for a refusal. */
export async function checkAccount(context: FetchContext): Promise<CheckResult[]> {
  const client = createClient(context);
  const results: CheckResult[] = [];
  try {
    const login = await client.fetchLogin();
    results.push({ check: 'login', ok: true, message: 'The e-mail and the password work' });
    results.push(checkOwner(login, emailOf(context)));
    await fetchListed(client, context, { page: '1', per_page: '1' });
    results.push({ check: 'orders', ok: true, message: 'Orders and their parcels can be read' });
  } catch (error) {
    if (context.signal.aborted) throw error;
    results.push(toFailedCheck(toError(error), results.length > 0 ? 'orders' : 'login'));
  }
  return results;
}

/** Not every login tells whose it is: silence is no objection. */
function checkOwner(login: Record<string, unknown>, asked: string): CheckResult {
  const told = login['email'];
  const ok = typeof told !== 'string' || told.trim().toLowerCase() === asked;
  const message = ok
    ? 'The account is the one asked for'
    : 'The login is of another account than the e-mail says';
  return { check: 'account', ok, message };
}

/** Whose account this is; Shiprocket works in rupees and the time of India only. @throws by recovery. */
export async function fetchIdentity(context: FetchContext): Promise<AccountIdentity> {
  const login = await createClient(context).fetchLogin();
  if (typeof login['token'] !== 'string') {
    throw new RetryableError('Shiprocket answered a login without a token');
  }
  const company = toId(login['company_id']);
  const account = emailOf(context);
  // Login tells a person's name as well: a company's number is nobody's.
  const name = company === null ? account : `Shiprocket ${company}`;
  return { account, name, currency, timezone: accountZone };
}

function emailOf({ connection }: FetchContext): string {
  return (connection.settings['email'] ?? '').trim().toLowerCase();
}
