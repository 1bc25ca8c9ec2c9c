import { toLocalDate } from '../../../domain/localDays.ts';
import { FatalError, toError } from '../../../lib/errors.ts';
import { checkPart } from '../../kit/checkPart.ts';
import { toId } from '../../kit/days/rowKey.ts';
import { toFailedChecks } from '../../kit/failedChecks.ts';
import { isObject } from '../../kit/read/json.ts';
import type { AccountIdentity, CheckResult, FetchContext } from '../../kit/types.ts';
import { fetchRows } from './client.ts';
import { customerQuery, toCampaignQuery } from './queries.ts';

/** One line per check: do the credentials work, which account is it, may its figures be read (spec 10.2). */
export async function checkCustomer(context: FetchContext): Promise<CheckResult[]> {
  try {
    const { name, currency, timezone, manager } = await fetchCustomer(context);
    const message = manager
      ? `${name} is a manager account: connect the account with the campaigns`
      : `This is ${name}, in ${currency}, ${timezone}`;
    const account = { check: 'account', ok: !manager, message };
    return [works, account, ...(manager ? [] : [await checkFigures(context, timezone)])];
  } catch (error) {
    if (context.signal.aborted) throw error;
    return toFailedChecks(toError(error), works, error instanceof FatalError);
  }
}

const works = { check: 'token', ok: true, message: 'The credentials work' };

/** Asked for the very thing that is needed: a developer token may be good for some accounts only. */
async function checkFigures(context: FetchContext, timezone: string): Promise<CheckResult> {
  const today = toLocalDate(new Date(), timezone);
  return checkPart(context, 'permission', async () => {
    await fetchRows(context, toCampaignQuery({ since: today, until: today }));
    return { ok: true, message: 'Campaign figures can be read' };
  });
}

/** Whose account this is. @throws by recovery. */
export async function fetchIdentity(context: FetchContext): Promise<AccountIdentity> {
  const { account, name, currency, timezone } = await fetchCustomer(context);
  return { account, name, currency, timezone };
}

async function fetchCustomer(
  context: FetchContext,
): Promise<AccountIdentity & { manager: boolean }> {
  const [row] = await fetchRows(context, customerQuery);
  const told = isObject(row) ? row['customer'] : null;
  if (!isObject(told)) throw new FatalError('Google Ads does not know this customer ID: check it');
  const account = toId(told['id']) ?? '';
  return {
    account,
    name: toText(told['descriptiveName']) || account,
    currency: toText(told['currencyCode']),
    timezone: toText(told['timeZone']),
    manager: told['manager'] === true,
  };
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
