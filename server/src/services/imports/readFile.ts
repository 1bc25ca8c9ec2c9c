import type { ReadContext } from '../../connectors/kit/types.ts';
import { findDelimiter, toColumns } from './header.ts';
import { toUtf8 } from './fileText.ts';
import { type FileRecord, type FileStream, readRecords } from './records.ts';
import { refuseFile } from './refusal.ts';
import { readTable } from './table.ts';

export interface ReadFile {
  /** Of the file, its header and blank ones not counted. */
  rows: number;
  records: FileRecord[];
}

/**
 * A whole file, or nothing of it. PURE but for its pauses.
 * @throws ProblemError 422 `import_refused` with line and column of the first faults.
 */
export async function readFile(
  stream: FileStream,
  bytes: Buffer,
  context: ReadContext,
): Promise<ReadFile> {
  const text = toUtf8(bytes);
  if (text.toString('latin1', 0, 4096).trim() === '' && text.length < 4096) {
    throw refuseFile('is empty');
  }
  const delimiter = findDelimiter(text, stream.file.columns);
  const [header, ...rows] = await readTable(text, delimiter);
  if (!header) throw refuseFile('is empty');
  const columns = toColumns(header, stream.file.columns);
  if (rows.length === 0) throw refuseFile('has a header and no rows');
  return { rows: rows.length, records: await readRecords(stream, context, { columns, rows }) };
}
