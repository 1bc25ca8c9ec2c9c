import { RetryableError } from '../../lib/errors.ts';

/** The answer was too heavy or too slow for the platform: ask for a smaller page (edge case 86). */
export class AskLessError extends RetryableError {
  /** False where a smaller question is the only cure: a cost limit never passes by waiting. */
  readonly passing: boolean;
  constructor(message: string, passing: boolean) {
    super(message);
    this.passing = passing;
  }
}

/**
 * The question is too large, and waiting changes nothing. `afterMs` is set, so that the kit does not ask the same again
 * before a smaller question is put.
 */
export class TooMuchError extends AskLessError {
  override readonly afterMs = 0;
  constructor(message: string) {
    super(message, false);
  }
}
