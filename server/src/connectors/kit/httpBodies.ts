import type { Readable } from 'node:stream';
import { RetryableError, toError } from '../../lib/errors.ts';
import { AskLessError } from './askLess.ts';
import type { HttpSettings as Settings } from './http.ts';

export function broken(settings: Settings, error: unknown): RetryableError {
  const code = (error as { code?: unknown }).code;
  const reason = typeof code === 'string' ? ` (${code})` : '';
  return new RetryableError(`${settings.label} could not be reached${reason}`);
}

export function tooSlow(settings: Settings, what: string): AskLessError {
  return new AskLessError(`${settings.label} gave ${what} within the deadline`, true);
}

/** The whole of a body, within its size and deadline. @throws by recovery */
export async function readAll(settings: Settings, stream: Readable): Promise<Uint8Array> {
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
export async function* readQuietly(
  settings: Settings,
  stream: Readable,
): AsyncGenerator<Uint8Array> {
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
