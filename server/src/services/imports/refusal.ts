import { ProblemError } from '../../lib/errors.ts';

/** What is wrong with a file, and where; null: with all of it, or with the line as a whole. */
export interface ImportFault {
  line: number | null;
  column: string | null;
  message: string;
}

const mostShown = 20;

/** The first faults in the order of the file; how many there are is told. */
export function toRefusal(faults: readonly ImportFault[]): ProblemError {
  const inOrder = faults.toSorted((left, right) => (left.line ?? 0) - (right.line ?? 0));
  const errors = inOrder.slice(0, mostShown).map((fault) => ({ ...fault, field: toPlace(fault) }));
  const [first] = errors;
  const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : '';
  const told = first ? `${first.field}: ${first.message}${more}` : 'it cannot be read';
  const detail = `Nothing was imported. ${told}`;
  return new ProblemError(422, 'import_refused', detail, { errors, faults: faults.length });
}

/** `line 3, spend`. */
function toPlace({ line, column }: ImportFault): string {
  const place = [line === null ? [] : [`line ${line}`], column ?? []].flat();
  return place.length > 0 ? place.join(', ') : 'file';
}

/** A fault of the file as a whole, or of one line of it. */
export function refuseFile(message: string, line: number | null = null): ProblemError {
  return toRefusal([{ line, column: null, message }]);
}
