import { types } from 'node:util';

/** Errors are named by what recovers from them, not by their cause (style 4). */
export class RetryableError extends Error {
  override name = 'RetryableError';
  /** ms to wait before the next try, where the platform said so. */
  readonly afterMs: number | null;
  constructor(message: string, options: { afterMs?: number | null; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.afterMs = options.afterMs ?? null;
  }
}

/** The platform refuses our credentials: reconnect, never retry. */
export class AuthError extends Error {
  override name = 'AuthError';
}

/** A scope or plan is missing for one stream: skip it with a visible warning (edge case 92). */
export class AccessError extends Error {
  override name = 'AccessError';
}

/** Nothing but a change of code or settings helps. */
export class FatalError extends Error {
  override name = 'FatalError';
}

/** Expected refusals of the API, answered as application/problem+json with a stable code. */
export class ProblemError extends Error {
  override name = 'ProblemError';
  readonly status: number;
  readonly code: string;
  readonly extra: Record<string, unknown>;
  constructor(status: number, code: string, detail: string, extra: Record<string, unknown> = {}) {
    super(detail);
    this.status = status;
    this.code = code;
    this.extra = extra;
  }
}

/** An unknown becomes an Error once; errors of another realm (worker, vm) count as well. */
export function toError(value: unknown): Error {
  if (types.isNativeError(value)) return value;
  return new Error(typeof value === 'string' ? value : `Non-error thrown: ${typeof value}`, {
    cause: value,
  });
}
