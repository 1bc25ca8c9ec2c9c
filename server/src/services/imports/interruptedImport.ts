import { FatalError } from '../../lib/errors.ts';

/**
 * What the job runner does with an import: it only ever finds one whose process ended while it stored a file, and the
 * file is not kept. @throws always
 */
export function failInterrupted(): Promise<never> {
  const told =
    'The import stopped before its end: import the file again, what is in already is not doubled';
  return Promise.reject(new FatalError(told));
}
