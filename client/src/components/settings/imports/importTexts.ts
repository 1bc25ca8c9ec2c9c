import { ApiProblem } from '../../../api/call.ts';
import type { FileImport } from '../../../api/imports.ts';
import { formatCount, formatCounted } from '../../../lib/numbers.ts';

export interface Fault {
  /** `3`, or a dash where it is about the whole file. */
  line: string;
  column: string;
  message: string;
}

/** What is wrong with a refused file, and where; none where it was refused for another reason. */
export function toFaults(error: unknown): Fault[] {
  if (!(error instanceof ApiProblem) || error.code !== 'import_refused') return [];
  return error.errors.map(({ line, column, message }) => ({
    line: line === null || line === undefined ? '–' : formatCount(line),
    column: column ?? '–',
    message,
  }));
}

const parts = [
  ['created', 'created'],
  ['updated', 'updated'],
  ['unchanged', 'unchanged'],
  ['replaced', 'replaced by a later file'],
  ['failed', 'failed'],
  ['pending', 'still to process'],
] as const;

/** `120 rows, 100 records: 80 created, 20 updated`. */
export function toImportText(done: FileImport): string {
  const counts = parts
    .filter(([name]) => done[name] > 0)
    .map(([name, word]) => `${formatCount(done[name])} ${word}`);
  const size = `${formatCounted(done.rows, 'row')}, ${formatCounted(done.records, 'record')}`;
  return counts.length === 0 ? size : `${size}: ${counts.join(', ')}`;
}
