import { setTimeout as sleepFor } from 'node:timers/promises';
import { RetryableError, toError } from '../../../lib/errors.ts';
import { createHttp, type Http, type HttpOptions, type ToldAnswer } from '../../kit/http.ts';
import { type CostBucket, createCostBucket } from '../../kit/limits.ts';
import { isObject } from '../../kit/read/json.ts';
import { type Token, withToken } from '../../kit/tokens.ts';
import type { FetchContext } from '../../kit/types.ts';
import { toLoginVerdict, toVerdict } from './verdicts.ts';

export interface ShiprocketClient {
  /** The object an address answers with. @throws by recovery; NotFoundError where there is none. */
  fetchBody(path: string, query?: Record<string, string>): Promise<Record<string, unknown>>;
  /** What a login answers, the token among it; always asks anew. @throws AuthError when refused. */
  fetchLogin(): Promise<Record<string, unknown>>;
}

/** How fast, and how waits are waited: tests have no time for either. */
export interface ClientPace {
  perSecond: number;
  sleep?: NonNullable<HttpOptions['sleep']>;
}

const ownAddress = 'https://apiv2.shiprocket.in/v1/external';
/** The limit is not published, only that there is one: we stay far below what public code gets away with. */
const defaultPace: ClientPace = { perSecond: 2 };
/** A token lives for ten days; the platform does not say so in its answer (platforms.md 2). */
const tokenLivesMs = 240 * 3_600_000;
const buckets = new Map<string, CostBucket>();

export function createClient(
  context: FetchContext,
  pace: ClientPace = defaultPace,
): ShiprocketClient {
  const api = openHttp(context, pace, toVerdict);
  const login = openHttp(context, pace, toLoginVerdict);
  const fetchLogin = async (): Promise<Record<string, unknown>> => {
    await waitForTurn(context, pace);
    return fetchAnswer(login, toLoginRequest(context));
  };
  return {
    fetchLogin,
    fetchBody: (path, query = {}) =>
      withToken(
        context,
        async () => toToken(await fetchLogin()),
        async (token) => {
          await waitForTurn(context, pace);
          const headers = { authorization: `Bearer ${token}` };
          return fetchAnswer(api, { url: toUrl(context, path, query), headers });
        },
      ),
  };
}

function openHttp(context: FetchContext, pace: ClientPace, judge: typeof toVerdict): Http {
  let limits = 0;
  return createHttp({
    label: 'Shiprocket',
    queue: context.connection.connectionId,
    signal: context.signal,
    notice: (message) => context.notice(message),
    ...(pace.sleep ? { sleep: pace.sleep } : {}),
    classify: (answer: ToldAnswer) => {
      const verdict = judge(answer, limits);
      limits = verdict?.kind === 'limit' ? limits + 1 : 0;
      return verdict;
    },
  });
}

async function fetchAnswer(
  http: Http,
  request: Parameters<Http['fetchJson']>[0],
): Promise<Record<string, unknown>> {
  const { body } = await http.fetchJson(request);
  if (!isObject(body)) throw new RetryableError('Shiprocket answered without an object');
  return body;
}

function toLoginRequest(context: FetchContext): Parameters<Http['fetchJson']>[0] {
  const { settings, credentials } = context.connection;
  const body = { email: settings['email'] ?? '', password: credentials['password'] ?? '' };
  return { url: toUrl(context, '/auth/login', {}), method: 'POST', body };
}

function toToken({ token }: Record<string, unknown>): Token {
  if (typeof token === 'string' && token !== '') return { value: token, livesMs: tokenLivesMs };
  throw new RetryableError('Shiprocket answered a login without a token');
}

function toUrl(context: FetchContext, path: string, query: Record<string, string>): string {
  const base = context.connection.settings['baseUrl'] || ownAddress;
  const search = new URLSearchParams(query).toString();
  return `${base.replace(/\/+$/, '')}${path}${search === '' ? '' : `?${search}`}`;
}

/** All connections of one account share its turns, as Shiprocket counts by account. */
async function waitForTurn(context: FetchContext, { perSecond }: ClientPace): Promise<void> {
  const { settings } = context.connection;
  const key = `${settings['baseUrl'] ?? ''} ${settings['email'] ?? ''}`;
  const bucket = buckets.get(key) ?? openBucket(key, perSecond);
  for (;;) {
    const wait = bucket.waitFor(1, Date.now());
    if (wait === 0) break;
    await sleepUnlessAborted(wait, context.signal);
  }
  bucket.spend(1, Date.now());
}

/** Node's own error says that it was aborted, the signal says why. */
async function sleepUnlessAborted(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await sleepFor(ms, undefined, { signal });
  } catch (error) {
    throw signal.aborted ? toError(signal.reason) : error;
  }
}

function openBucket(key: string, perSecond: number): CostBucket {
  const bucket = createCostBucket({
    maximumAvailable: perSecond,
    currentlyAvailable: perSecond,
    restoreRate: perSecond,
  });
  buckets.set(key, bucket);
  return bucket;
}
