import { AskLessError } from '../../kit/askLess.ts';

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
