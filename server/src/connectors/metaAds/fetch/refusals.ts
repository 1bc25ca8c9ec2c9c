import { FatalError } from '../../../lib/errors.ts';

/** Meta does not understand the question (code 100): in the middle of a window it may be the cursor that is too old. */
export class QuestionError extends FatalError {}
