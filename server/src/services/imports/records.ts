import { setImmediate as letOthersGo } from 'node:timers/promises';
import { type FileFormat, type FileRow, toFileBody } from '../../connectors/kit/fileFormat.ts';
import type { Glance, ReadContext, StreamDefinition } from '../../connectors/kit/types.ts';
import { type ImportFault, toRefusal } from './refusal.ts';
import type { TableRow } from './table.ts';

/** One record of a file, ready for the cache. */
export interface FileRecord {
  raw: Buffer;
  glance: Glance;
}

/** Rows that make one record, and where they stand. */
interface Group {
  rows: FileRow[];
  lines: number[];
}

export type FileStream = StreamDefinition & { file: FileFormat };

const turnRecords = 500;
const mostFaults = 10_000;
const mostBytes = 1024 * 1024;

/**
 * The records of a file, read by the very reader that will read them from the cache: what it would refuse then is
 * refused now, by line and column.
 * @throws ProblemError 422 with the first faults.
 */
export async function readRecords(
  stream: FileStream,
  context: ReadContext,
  table: { columns: string[]; rows: TableRow[] },
): Promise<FileRecord[]> {
  const faults: ImportFault[] = [];
  const groups = toGroups(stream, table, faults);
  const records: FileRecord[] = [];
  for (const [index, group] of groups.entries()) {
    if (index % turnRecords === 0) await letOthersGo();
    const read = readGroup(stream, context, group);
    if ('faults' in read) faults.push(...read.faults);
    else records.push(read);
    if (faults.length > mostFaults) break;
  }
  if (faults.length > 0) throw toRefusal(faults);
  return records;
}

/** Rows of one id together where the format says so; else a second row of an id is a fault. */
function toGroups(
  stream: FileStream,
  { columns, rows }: { columns: string[]; rows: TableRow[] },
  faults: ImportFault[],
): Group[] {
  const byId = new Map<string, Group>();
  const { file } = stream;
  for (const { line, cells } of rows) {
    const row = toRow(columns, cells);
    const id = findId(stream, row) ?? `line ${line}`;
    const known = byId.get(id);
    if (!known) byId.set(id, { rows: [row], lines: [line] });
    else if (file.grouped) {
      known.rows.push(row);
      known.lines.push(line);
    } else {
      const message = `is the same record as line ${known.lines[0]}, by ${file.keys.join(', ')}`;
      faults.push({ line, column: file.keys[0] ?? null, message });
    }
  }
  return [...byId.values()];
}

/** In the columns' own order, as typed, empty cells left out: how a file is laid out does not make it another. */
function toRow(columns: string[], cells: string[]): FileRow {
  const pairs = columns.map((column, index): [string, string] => [column, cells[index] ?? '']);
  const filled = pairs.filter(([, text]) => text.trim() !== '');
  return Object.fromEntries(filled.sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** null where the cells it is made of are missing: the reader says which. */
function findId({ file, glance }: FileStream, row: FileRow): string | null {
  try {
    return glance(toFileBody(file, [row])).externalId;
  } catch {
    return null; // counted as a fault by the reader, which is asked of every row
  }
}

function readGroup(
  stream: FileStream,
  context: ReadContext,
  group: Group,
): FileRecord | { faults: ImportFault[] } {
  const body = toFileBody(stream.file, group.rows);
  const raw = Buffer.from(JSON.stringify(body));
  const [line = null] = group.lines;
  if (raw.length > mostBytes) {
    return { faults: [{ line, column: null, message: 'makes a record larger than 1 MB' }] };
  }
  const read = stream.read(body, context);
  if (read.ok) return { raw, glance: stream.glance(body) };
  return { faults: read.issues.map(({ field, message }) => toFault(group, field, message)) };
}

/** `rows.1.title` is the title in the second of its rows. */
function toFault({ lines }: Group, field: string, message: string): ImportFault {
  const [, index, column = field] = /^rows\.(\d+)\.(\w+)$/.exec(field) ?? [];
  return { line: lines[Number(index ?? 0)] ?? null, column, message };
}
