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
}

export interface HttpRequest {
  url: string;
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  /** Sent as JSON. */
  body?: unknown;
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
      withRetries(settings, wait, async () => {
        const answer = await withLimits(settings, wait, () => fetchAnswer(settings, request));
        const bytes = await readAll(settings, answer.stream);
        return { headers: answer.headers, body: toJson(settings, answer, bytes) };
      }),
    fetchStream: (request) =>
      withRetries(settings, wait, async () => {
        const answer = await withLimits(settings, wait, () => fetchAnswer(settings, request));
        return readQuietly(settings, answer.stream);
      }),
  };
}

type Settings = HttpOptions & typeof defaults;
type Wait = (ms: number, signal: AbortSignal) => Promise<void>;

async function withRetries<T>(settings: Settings, wait: Wait, run: () => Promise<T>): Promise<T> {
  const { signal } = settings;
  try {
    return await pRetry(() => queueOf(settings.queue).schedule(run), {
      retries,
      minTimeout: 0,
      factor: 1,
      signal,
      shouldRetry: ({ error }) => error instanceof RetryableError && error.afterMs === null,
      onFailedAttempt: async ({ error, attemptNumber, retriesLeft }) => {
        if (!(error instanceof RetryableError) || retriesLeft === 0) return;
        if (error.afterMs === null)
          await wait(computeBackoff(attemptNumber, Math.random()), signal);
      },
    });
  } catch (error) {
    throw signal.aborted ? toError(signal.reason) : error;
  }
}

interface Answer {
  status: number;
  headers: Record<string, string>;
  stream: Readable;
}

/** 429 is not a failure: it is waited out here, under the caller's attempt (spec 7.6). */
async function withLimits(
  settings: Settings,
  wait: Wait,
  fetch: () => Promise<Answer>,
): Promise<Answer> {
  let waited = 0;
  for (let round = 1; ; round++) {
    const answer = await fetch();
    if (answer.status >= 200 && answer.status < 300) return answer;
    if (answer.status !== 429) throw await toRefused(settings, answer);
    answer.stream.destroy();
    const told = toRetryDelay(answer.headers['retry-after'], new Date());
    const delay = told ?? 1000 + computeBackoff(round, Math.random(), 1000, longestWaitMs / 2);
    if (waited + delay > longestLimitMs) {
      throw new RetryableError(`${settings.label} limits every call`, { afterMs: delay });
    }
    waited += delay;
    settings.notice(toLimitNotice(delay));
    await wait(delay, settings.signal);
  }
}

async function toRefused(settings: Settings, answer: Answer): Promise<Error> {
  const bytes = await readAll({ ...settings, maxBytes: 256 * 1024 }, answer.stream).catch(
    () => new Uint8Array(),
  );
  return toRefusal({
    label: settings.label,
    status: answer.status,
    text: Buffer.from(bytes.subarray(0, 4096)).toString('utf8'),
    requestId: requestIdOf(answer.headers),
  });
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
      ...(request.body === undefined ? {} : { data: request.body }),
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

function toHeaders(response: AxiosResponse): Record<string, string> {
  return Object.fromEntries(
    Object.entries(response.headers).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
}

function broken(settings: Settings, error: unknown): RetryableError {
  const code = (error as { code?: unknown }).code;
  const reason = typeof code === 'string' ? ` (${code})` : '';
  return new RetryableError(`${settings.label} could not be reached${reason}`);
}

function tooSlow(settings: Settings, what: string): AskLessError {
  return new AskLessError(`${settings.label} gave ${what} within the deadline`, true);
}

async function readAll(settings: Settings, stream: Readable): Promise<Uint8Array> {
  const timer = setTimeout(
    () => stream.destroy(tooSlow(settings, 'no whole answer')),
    settings.bodyDeadlineMs,
  );
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      if (size > settings.maxBytes)
        throw new AskLessError(
          `${settings.label} gave an answer of more than ${settings.maxBytes} bytes`,
          false,
        );
      chunks.push(chunk);
    }
    return Buffer.concat(chunks, size);
  } catch (error) {
    if (settings.signal.aborted) throw toError(settings.signal.reason);
    throw error instanceof RetryableError ? error : broken(settings, error);
  } finally {
    clearTimeout(timer);
    stream.destroy();
  }
}

/** Each silence is bounded, the whole is not: a bulk file takes as long as it takes. */
async function* readQuietly(settings: Settings, stream: Readable): AsyncGenerator<Uint8Array> {
  const stop = (): void => void stream.destroy(tooSlow(settings, 'no more of a file'));
  let timer = setTimeout(stop, settings.bodyDeadlineMs);
  const abort = (): void => void stream.destroy(toError(settings.signal.reason));
  settings.signal.addEventListener('abort', abort, { once: true });
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      clearTimeout(timer);
      yield chunk;
      timer = setTimeout(stop, settings.bodyDeadlineMs);
    }
  } catch (error) {
    if (settings.signal.aborted) throw toError(settings.signal.reason);
    throw error instanceof RetryableError ? error : broken(settings, error);
  } finally {
    clearTimeout(timer);
    settings.signal.removeEventListener('abort', abort);
    stream.destroy();
  }
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
