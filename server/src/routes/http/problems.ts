import { STATUS_CODES } from 'node:http';
import type { Problem } from '../../contract/common.ts';
import {
  AccessError,
  AuthError,
  FatalError,
  ProblemError,
  RetryableError,
} from '../../lib/errors.ts';
import { isDatabaseUnavailable } from '../../models/unavailable.ts';

export function notFound(): ProblemError {
  return new ProblemError(404, 'not_found', 'There is nothing here');
}

export function unauthorized(): ProblemError {
  return new ProblemError(401, 'unauthorized', 'Sign in, or send a valid API key');
}

export function forbidden(detail = 'Your role does not allow this'): ProblemError {
  return new ProblemError(403, 'forbidden', detail);
}

/** Anything thrown on the way to an answer becomes one refusal people and programs can act on. */
export function toProblemError(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (isDatabaseUnavailable(error)) {
    return new ProblemError(503, 'storage_unavailable', 'The database cannot be reached: retry', {
      retryAfter: 5,
    });
  }
  return fromHttp(error) ?? fromPlatform(error) ?? internal();
}

/** A platform that a person's call needed: what recovers from it decides the answer (style 4). */
function fromPlatform(error: unknown): ProblemError | null {
  if (error instanceof AuthError || error instanceof AccessError) {
    return new ProblemError(409, 'platform_refused', `${error.message}: reconnect, then try again`);
  }
  const { name } = (error ?? {}) as { name?: unknown };
  if (name === 'TimeoutError' || name === 'AbortError') {
    const detail = 'The platform took too long, or is busy with a sync: try again later';
    return new ProblemError(502, 'platform_unavailable', detail);
  }
  if (error instanceof RetryableError || error instanceof FatalError) {
    return new ProblemError(
      502,
      'platform_unavailable',
      `The platform did not answer: ${error.message}`,
    );
  }
  return null;
}

function internal(): ProblemError {
  return new ProblemError(500, 'internal', 'Something went wrong: quote the requestId to support');
}

/** Errors of Express and its body parsers carry a status below 500. */
function fromHttp(error: unknown): ProblemError | null {
  if (!(error instanceof Error)) return null;
  const { status, type } = error as Error & { status?: unknown; type?: unknown };
  if (type === 'entity.parse.failed') {
    return new ProblemError(422, 'invalid_json', 'The body is not valid JSON');
  }
  if (status === 413) return tooLarge();
  if (status === 415) return unsupportedType();
  if (error instanceof URIError) return notFound();
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return new ProblemError(400, 'bad_request', 'The request could not be read');
  }
  return null;
}

export function tooLarge(): ProblemError {
  return new ProblemError(413, 'too_large', 'The body is too large');
}

export function fileTooLarge(): ProblemError {
  return new ProblemError(413, 'too_large', 'The file is larger than 20 MB: split it');
}

export function notAFile(): ProblemError {
  const detail = 'Send the file as text/csv in UTF-8, not compressed';
  return new ProblemError(415, 'unsupported_media_type', detail);
}

export function unsupportedType(): ProblemError {
  const detail = 'Send application/json in UTF-8, not compressed';
  return new ProblemError(415, 'unsupported_media_type', detail);
}

export function toProblem(error: ProblemError, requestId: string): Problem {
  return {
    type: `urn:sluice:problem:${error.code}`,
    title: STATUS_CODES[error.status] ?? 'Error',
    status: error.status,
    code: error.code,
    detail: error.message,
    requestId,
    ...error.extra,
  };
}
