import { toLocalDate } from '../../../domain/localDays.ts';
import { toError } from '../../../lib/errors.ts';
import { checkPart } from '../../kit/checkPart.ts';
import { toId } from '../../kit/days/rowKey.ts';
import { toFailedChecks } from '../../kit/failedChecks.ts';
import { realPace } from '../../kit/pace.ts';
import type { AccountIdentity, CheckResult, FetchContext } from '../../kit/types.ts';
import { type Body, createClient, type MetaClient, toAccountPath } from './client.ts';
import { readRows } from './pages.ts';
import { toQuestion } from './question.ts';
import { QuestionError } from './refusals.ts';

const fields = 'account_id,name,currency,timezone_name,account_status';

/** One line per check: does the token work, is the account there, may its figures be read (spec 10.2). */
export async function checkAccount(context: FetchContext): Promise<CheckResult[]> {
  const client = createClient(context, realPace);
  try {
    const account = await client.get(toAccountPath(context), { fields });
    return [works, checkStatus(account), await checkFigures(context, client, account)];
  } catch (error) {
    if (context.signal.aborted) throw error;
    return toFailedChecks(toError(error), works, error instanceof QuestionError);
  }
}

const works = { check: 'token', ok: true, message: 'The access token works' };

/** Of the states an account may have, these stop its ads; old figures can still be read. */
const stopped: Record<number, string> = {
  2: 'is disabled',
  3: 'has unpaid bills',
  7: 'is being reviewed',
  100: 'is being closed',
  101: 'is closed',
};

function checkStatus(account: Body): CheckResult {
  const name = toText(account['name']);
  const trouble = stopped[Number(account['account_status'])];
  const message = trouble
    ? `${name} ${trouble}: see it in Ads Manager`
    : `This is ${name}, in ${toText(account['currency'])}, ${toText(account['timezone_name'])}`;
  return { check: 'account', ok: trouble === undefined, message };
}

/** Asked for the very thing that is needed: which permissions a token has is told in several ways. */
async function checkFigures(
  context: FetchContext,
  client: MetaClient,
  account: Body,
): Promise<CheckResult> {
  const today = toLocalDate(new Date(), toText(account['timezone_name']));
  const question = toQuestion({ since: today, until: today });
  return checkPart(context, 'permission', async () => {
    readRows(await client.get(`${toAccountPath(context)}/insights`, { ...question, limit: '1' }));
    return { ok: true, message: 'Campaign figures can be read' };
  });
}

/** Whose account this is. @throws by recovery. */
export async function fetchIdentity(context: FetchContext): Promise<AccountIdentity> {
  const client = createClient(context, realPace);
  const account = await client.get(toAccountPath(context), { fields });
  return {
    account: toId(account['account_id']) ?? '',
    name: toText(account['name']),
    currency: toText(account['currency']),
    timezone: toText(account['timezone_name']),
  };
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
