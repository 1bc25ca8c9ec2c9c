import { AccessError, AuthError, FatalError, RetryableError } from '../../../lib/errors.ts';
import type { ToldAnswer, Verdict } from '../../kit/http.ts';
import { isObject } from '../../kit/read/json.ts';
import { TooMuchError } from '../../kit/askLess.ts';
import { QuestionError } from './refusals.ts';
import { readUsage } from './usage.ts';

/** What Meta's error object says, as far as it decides anything. */
interface Told {
  code: number;
  subcode: number;
  message: string;
  passing: boolean;
  /** For messages: "code 100/33, trace AbC". */
  where: string;
}

const limits = new Set([4, 17, 32, 613, 80000, 80001, 80002, 80003, 80004, 80005, 80006, 80008]);
const passing = new Set([1, 2, 960]);
const passingSubcodes = new Set([99, 1504022, 1504039]);
const tooMuchSubcodes = new Set([1504018, 1504038]);
const refusedTokens = new Set([102, 190]);
/** 200 to 299 are missing permissions of one kind or another. */
const missingAccess = (code: number): boolean => code === 10 || (code >= 200 && code <= 299);
const endedVersion = 2635;

/** Meta tells by the code in the body; limits come as HTTP 400 and 403 (platforms.md 1). */
export function classify({ status, headers, body }: ToldAnswer): Verdict | null {
  const told = readError(body);
  if (!told) return null;
  if (isTooMuch(told)) {
    return fail(new TooMuchError(`Meta cannot bear so much data at once (${told.where})`));
  }
  if (limits.has(told.code)) return { kind: 'limit', afterMs: readUsage(headers).regainMs };
  if (refusedTokens.has(told.code)) return fail(new AuthError(toTokenMessage(told)));
  if (isPassing(told, status)) {
    return fail(new RetryableError(`Meta has a passing trouble (${told.where})`));
  }
  return fail(toRefusal(told));
}

function fail(error: Error): Verdict {
  return { kind: 'fail', error };
}

function readError(body: unknown): Told | null {
  const error = isObject(body) ? body['error'] : null;
  if (!isObject(error)) return null;
  const code = toCode(error['code']);
  const subcode = toCode(error['error_subcode']);
  const trace = error['fbtrace_id'];
  const traced = typeof trace === 'string' && /^[\w-]{1,64}$/.test(trace) ? `, trace ${trace}` : '';
  return {
    code,
    subcode,
    message: typeof error['message'] === 'string' ? error['message'] : '',
    passing: error['is_transient'] === true,
    where: `code ${code}${subcode === 0 ? '' : `/${subcode}`}${traced}`,
  };
}

function toCode(value: unknown): number {
  const code = typeof value === 'string' ? Number(value) : value;
  return typeof code === 'number' && Number.isSafeInteger(code) ? code : 0;
}

function isTooMuch({ subcode, message }: Told): boolean {
  return tooMuchSubcodes.has(subcode) || /reduce the amount of data/i.test(message);
}

function isPassing(told: Told, status: number): boolean {
  const summary = told.code === 100 && /cannot include .* in summary param/i.test(told.message);
  const known = passing.has(told.code) || passingSubcodes.has(told.subcode);
  return known || told.passing || summary || status >= 500;
}

const endedTokens: Record<number, string> = {
  460: 'it ended when the password was changed',
  463: 'it has expired',
};

function toTokenMessage({ subcode, where }: Told): string {
  const why = endedTokens[subcode] ?? 'it is not valid';
  return `Meta refuses the access token, ${why}: reconnect with a new one (${where})`;
}

function toRefusal({ code, where }: Told): Error {
  if (missingAccess(code)) {
    return new AccessError(
      `Meta refuses access: give the token's user ads_read on this ad account (${where})`,
    );
  }
  if (code === endedVersion) {
    return new FatalError(`This version of Meta's API has ended: choose a newer one (${where})`);
  }
  if (code === 100) {
    return new QuestionError(
      `Meta does not know what is asked for: check the ad account ID and the API version (${where})`,
    );
  }
  return new FatalError(`Meta refuses the call (${where})`);
}
