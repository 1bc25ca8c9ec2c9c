import { RetryableError } from '../../../lib/errors.ts';
import { createHttp, type HttpRequest } from '../../kit/http.ts';
import type { Pace } from '../../kit/pace.ts';
import { toLimitNotice } from '../../kit/retryAfter.ts';
import type { FetchContext } from '../../kit/types.ts';
import { isObject } from '../../kit/read/json.ts';
import { computePause, readUsage } from './usage.ts';
import { classify } from './verdicts.ts';

export type Body = Record<string, unknown>;

export interface MetaClient {
  /** @throws by recovery. */
  get(path: string, query: Record<string, string>): Promise<Body>;
  /** @throws by recovery. */
  post(path: string, form: Record<string, string>): Promise<Body>;
}

const defaultApiVersion = 'v25.0';
/** A longer pause is given back to the job, which may wait without holding anything. */
const longestPauseMs = 15 * 60_000;

export function createClient(context: FetchContext, pace: Pace): MetaClient {
  const { connection, signal, notice } = context;
  const http = createHttp({
    label: 'Meta',
    queue: connection.connectionId,
    signal,
    notice: (message) => notice(message),
    sleep: pace.sleep,
    classify,
  });
  let pauseMs = 0;

  async function waitOut(): Promise<void> {
    const wait = pauseMs;
    pauseMs = 0;
    if (wait > longestPauseMs) {
      throw new RetryableError('Meta has no calls left for this account', { afterMs: wait });
    }
    if (wait >= 1000) notice(toLimitNotice(wait));
    if (wait > 0) await pace.sleep(wait, signal);
  }

  async function ask(request: HttpRequest): Promise<Body> {
    await waitOut();
    const { headers, body } = await http.fetchJson(request);
    pauseMs = computePause(readUsage(headers));
    noteVersion(context, headers['facebook-api-version']);
    if (!isObject(body)) throw new RetryableError('Meta answered without an object');
    return body;
  }

  const headers = { authorization: `Bearer ${connection.credentials['accessToken'] ?? ''}` };
  const urlOf = (path: string): string => `${toRoot(context)}/${path}`;
  return {
    get: (path, query) =>
      ask({ url: `${urlOf(path)}?${new URLSearchParams(query).toString()}`, headers }),
    post: (path, form) => ask({ url: urlOf(path), method: 'POST', headers, form }),
  };
}

function toRoot({ connection }: FetchContext): string {
  const base = connection.settings['baseUrl'] || 'https://graph.facebook.com';
  return `${base.replace(/\/+$/, '')}/${versionOf(connection.settings)}`;
}

function versionOf(settings: Record<string, string>): string {
  return settings['apiVersion'] || defaultApiVersion;
}

/** An ended version may be answered by a newer one, and only this header tells (platforms.md 1). */
function noteVersion(context: FetchContext, answered: string | undefined): void {
  if (answered === undefined) return;
  const asked = versionOf(context.connection.settings);
  context.answered?.({ asked, answered: answered.slice(0, 20) });
}

/** `act_` belongs in paths only. */
export function toAccountPath({ connection }: FetchContext): string {
  return `act_${(connection.settings['adAccountId'] ?? '').replace(/^act_/, '')}`;
}
