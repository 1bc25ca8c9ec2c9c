import type { Problem } from '../../../server/src/contract/common.ts';

export interface FieldError {
  field: string;
  message: string;
  /** Of a refused file: where in it. */
  line?: number | null | undefined;
  column?: string | null | undefined;
}

/** What went wrong, in words the server chose for people. `status` 0: the server was not reached. */
export class ApiProblem extends Error {
  override name = 'ApiProblem';
  readonly status: number;
  readonly code: string;
  readonly errors: FieldError[];
  readonly requestId: string | null;
  /** Seconds to wait before it may be tried again; null where nothing was said. */
  readonly retryAfter: number | null;

  constructor(status: number, problem: Partial<Problem>, retryAfter: number | null = null) {
    super(problem.detail ?? problem.title ?? 'Something went wrong');
    this.status = status;
    this.code = problem.code ?? 'unknown';
    this.errors = problem.errors ?? [];
    this.requestId = problem.requestId ?? null;
    this.retryAfter = retryAfter;
  }
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type QueryValues = Record<string, string | number | boolean | null | undefined>;

interface CallOptions {
  query?: QueryValues;
  body?: unknown;
  /** Sent as it is, in place of a body. */
  file?: File;
  signal?: AbortSignal;
}

/**
 * One call of our API. The answer is what the route's contract promises (the server checks it before it leaves).
 * @throws ApiProblem
 */
export async function call<Answer>(
  method: Method,
  path: string,
  { query, body, file, signal }: CallOptions = {},
): Promise<Answer> {
  const response = await reach(`${path}${toQueryText(query)}`, {
    method,
    credentials: 'same-origin',
    ...toContent(body, file),
    ...(signal ? { signal } : {}),
  });
  if (!response.ok) throw await toProblem(response);
  return (response.status === 204 ? undefined : await response.json()) as Answer;
}

function toContent(body: unknown, file: File | undefined): Pick<RequestInit, 'headers' | 'body'> {
  if (file) return { headers: { 'Content-Type': 'text/csv' }, body: file };
  if (body === undefined) return { headers: {} };
  return { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
}

/** `?a=1&b=2` of the values that are given; empty text counts as not given. */
export function toQueryText(query: QueryValues = {}): string {
  const given = Object.entries(query).filter(
    ([, value]) => value !== undefined && value !== null && value !== '',
  );
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return text === '' ? '' : `?${text}`;
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    const detail = 'Sluice cannot be reached: check the network; it is tried again by itself';
    throw new ApiProblem(0, { code: 'unreachable', detail });
  }
}

async function toProblem(response: Response): Promise<ApiProblem> {
  const wait = Number(response.headers.get('Retry-After'));
  const retryAfter = Number.isFinite(wait) && wait > 0 ? wait : null;
  const type = response.headers.get('Content-Type') ?? '';
  const problem: Partial<Problem> = type.includes('json')
    ? await response.json().catch(() => ({}))
    : { detail: `The server answered ${response.status}: try again` };
  return new ApiProblem(response.status, problem, retryAfter);
}
