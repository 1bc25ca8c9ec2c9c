import { FatalError } from '../../../lib/errors.ts';
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

/** Meta does not understand the question (code 100): in the middle of a window it may be the cursor that is too old. */
export class QuestionError extends FatalError {}
