import axios, { type AxiosResponse } from 'axios';
import Bottleneck from 'bottleneck';
import pRetry from 'p-retry';
import type { Readable } from 'node:stream';
import { setTimeout as sleepFor } from 'node:timers/promises';
import { RetryableError, toError } from '../../lib/errors.ts';
import { parseJson } from '../../lib/json.ts';
import { httpAgent, httpsAgent } from './agents.ts';
import { toRefusal } from './answers.ts';
import { AskLessError } from './askLess.ts';
import { broken, readAll, readQuietly, tooSlow } from './httpBodies.ts';
import { computeBackoff, longestWaitMs, toLimitNotice, toRetryDelay } from './retryAfter.ts';

export interface HttpOptions {
  /** The platform's name, for messages: "Shopify". */
  label: string;
  /** Calls of one key share a queue: the connection's id. */
  queue: string;
  signal: AbortSignal;
  notice(message: string): void;
  /** Waiting is a dependency, so that tests of waits need no time. */
  sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
  headersDeadlineMs?: number;
  bodyDeadlineMs?: number;
  maxBytes?: number;
  /** What this platform means by an answer, where its status alone does not tell; null: what the status says. */
  classify?: (answer: ToldAnswer) => Verdict | null;
}

/** An answer for a platform's own rules: limits by HTTP 400, failures inside HTTP 200 (platforms.md 0.4). */
export interface ToldAnswer {
  status: number;
  headers: Record<string, string>;
  /** undefined where the body is no JSON. */
  body: unknown;
}

/** Wait and ask again (null: we choose how long), or fail with an error that is named by its recovery. */
export type Verdict = { kind: 'limit'; afterMs: number | null } | { kind: 'fail'; error: Error };

export interface HttpRequest {
  url: string;
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as a form, in place of a body. */
  form?: Record<string, string>;
}

export interface JsonAnswer {
  headers: Record<string, string>;
  body: unknown;
}

export interface Http {
  /** A 2xx answer's JSON. @throws by recovery: RetryableError, AuthError, AccessError, FatalError; the signal's reason when aborted. */
  fetchJson(request: HttpRequest): Promise<JsonAnswer>;
  /** A 2xx answer's bytes as they come, of any size; only silence is bounded. */
  fetchStream(request: HttpRequest): Promise<AsyncIterable<Uint8Array>>;
}

const retries = 4;
const maxConcurrent = 4;
/** Waiting for a limit spends no attempt, but nobody waits for ever. */
const longestLimitMs = 15 * 60_000;
const defaults = { headersDeadlineMs: 20_000, bodyDeadlineMs: 30_000, maxBytes: 64 * 1024 * 1024 };
const queues = new Map<string, Bottleneck>();

function queueOf(key: string): Bottleneck {
  let queue = queues.get(key);
  if (!queue) {
    queue = new Bottleneck({ maxConcurrent });
    queues.set(key, queue);
  }
  return queue;
}

/** The only door to platforms: no proxy, deadlines, bounded bodies, retries with full jitter (F30–F33). */
export function createHttp(options: HttpOptions): Http {
  const settings = { ...defaults, ...options };
  const wait = options.sleep ?? ((ms, signal) => sleepFor(ms, undefined, { signal }));
  return {
    fetchJson: (request) =>
      withRetries(settings, wait, () =>
        withLimits(settings, wait, async () => {
          const answer = await fetchAnswer(settings, request);
          if (!isFine(answer)) return judgeRefused(settings, answer);
          const body = toJson(settings, answer, await readAll(settings, answer.stream));
          return judgeFine(settings, { headers: answer.headers, body }, answer.status);
        }),
      ),
    fetchStream: (request) =>
      withRetries(settings, wait, () =>
        withLimits(settings, wait, async () => {
          const answer = await fetchAnswer(settings, request);
          if (!isFine(answer)) return judgeRefused(settings, answer);
          return { value: readQuietly(settings, answer.stream) };
        }),
      ),
  };
}

export type HttpSettings = HttpOptions & typeof defaults;
type Settings = HttpSettings;
type Wait = (ms: number, signal: AbortSignal) => Promise<void>;

async function withRetries<T>(settings: Settings, wait: Wait, run: () => Promise<T>): Promise<T> {
  const { signal } = settings;
  try {
    return await pRetry(() => queueOf(settings.queue).schedule(run), {
      retries,
      minTimeout: 0,
      factor: 1,
      signal,
      shouldRetry: ({ error }) => mayRetry(error),
      onFailedAttempt: async ({ error, attemptNumber, retriesLeft }) => {
        if (retriesLeft > 0 && mayRetry(error))
          await wait(computeBackoff(attemptNumber, Math.random()), signal);
      },
    });
  } catch (error) {
    throw signal.aborted ? toError(signal.reason) : error;
  }
}

/** A question that is too large stays so; one that has a time of its own is the run's to ask again. */
function mayRetry(error: Error): boolean {
  if (error instanceof AskLessError && !error.passing) return false;
  return error instanceof RetryableError && error.afterMs === null;
}

interface Answer {
  status: number;
  headers: Record<string, string>;
  stream: Readable;
}

/** A value, or how long the platform wants to be left alone; null: it did not say. */
type Tried<T> = { value: T } | { limitedMs: number | null };

/** A limit is not a failure: it is waited out here, under the caller's attempt (spec 7.6). */
async function withLimits<T>(
  settings: Settings,
  wait: Wait,
  attempt: () => Promise<Tried<T>>,
): Promise<T> {
  let waited = 0;
  for (let round = 1; ; round++) {
    const tried = await attempt();
    if ('value' in tried) return tried.value;
    const delay =
      tried.limitedMs ?? 1000 + computeBackoff(round, Math.random(), 1000, longestWaitMs / 2);
    if (waited + delay > longestLimitMs) {
      throw new RetryableError(`${settings.label} limits every call`, { afterMs: delay });
    }
    waited += delay;
    settings.notice(toLimitNotice(delay));
    await wait(delay, settings.signal);
  }
}

function isFine({ status }: Answer): boolean {
  return status >= 200 && status < 300;
}

/** @throws what recovers from the refusal, unless it is a limit. */
async function judgeRefused(
  settings: Settings,
  answer: Answer,
): Promise<{ limitedMs: number | null }> {
  const told = toRetryDelay(answer.headers['retry-after'], new Date());
  const bytes = await readAll({ ...settings, maxBytes: 256 * 1024 }, answer.stream).catch(
    () => new Uint8Array(),
  );
  const verdict = settings.classify?.({ ...answer, body: parseOrNothing(bytes) }) ?? null;
  if (verdict?.kind === 'fail') throw verdict.error;
  if (verdict) return { limitedMs: verdict.afterMs ?? told };
  if (answer.status === 429) return { limitedMs: told };
  throw toRefusal({
    label: settings.label,
    status: answer.status,
    text: Buffer.from(bytes.subarray(0, 4096)).toString('utf8'),
    requestId: requestIdOf(answer.headers),
  });
}

function judgeFine(settings: Settings, answer: JsonAnswer, status: number): Tried<JsonAnswer> {
  const verdict = settings.classify?.({ ...answer, status }) ?? null;
  if (verdict?.kind === 'fail') throw verdict.error;
  return verdict ? { limitedMs: verdict.afterMs } : { value: answer };
}

function parseOrNothing(bytes: Uint8Array): unknown {
  try {
    return parseJson(bytes);
  } catch {
    return undefined; // a page of a server on the way
  }
}

function requestIdOf(headers: Record<string, string>): string | null {
  const id = headers['x-request-id'];
  return id !== undefined && /^[\w-]{1,64}$/.test(id) ? id : null;
}

/** One call up to its headers. Axios' own errors stop here: their config holds the token (S107). */
async function fetchAnswer(settings: Settings, request: HttpRequest): Promise<Answer> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), settings.headersDeadlineMs);
  try {
    const response: AxiosResponse<Readable> = await axios.request({
      url: request.url,
      method: request.method ?? 'GET',
      headers: { accept: 'application/json', ...request.headers },
      ...toData(request),
      responseType: 'stream',
      validateStatus: () => true,
      maxRedirects: 0,
      proxy: false,
      httpAgent,
      httpsAgent,
      signal: AbortSignal.any([settings.signal, late.signal]),
    });
    return { status: response.status, headers: toHeaders(response), stream: response.data };
  } catch (error) {
    if (settings.signal.aborted) throw toError(settings.signal.reason);
    if (late.signal.aborted) throw tooSlow(settings, 'no answer');
    throw broken(settings, error);
  } finally {
    clearTimeout(timer);
  }
}

function toData({ body, form }: HttpRequest): { data?: unknown } {
  if (form) return { data: new URLSearchParams(form) };
  return body === undefined ? {} : { data: body };
}

function toHeaders(response: AxiosResponse): Record<string, string> {
  return Object.fromEntries(
    Object.entries(response.headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
}

/** A body that is no JSON is a fault of the way, never an empty page (F33). */
function toJson(settings: Settings, answer: Answer, bytes: Uint8Array): unknown {
  try {
    return parseJson(bytes);
  } catch {
    const id = requestIdOf(answer.headers);
    const where = id === null ? '' : ` (request ${id})`;
    throw new RetryableError(
      `${settings.label} answered ${answer.status} with a body that is no JSON${where}`,
    );
  }
}
