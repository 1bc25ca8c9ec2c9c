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
