import { Readable } from 'node:stream';
import { setImmediate as letOthersGo } from 'node:timers/promises';
import { CsvError, type Options, parse } from 'csv-parse';
import { parse as parseNow } from 'csv-parse/sync';
import { type ImportFault, refuseFile, toRefusal } from './refusal.ts';

/** A row as it stands in the file; `line` is where it begins. */
export interface TableRow {
  line: number;
  cells: string[];
}

const mostRows = 200_000;
const chunkBytes = 64 * 1024;
const turnRows = 500;

/** The same for the header alone and for the whole file. */
export function toCsvOptions(delimiter: string): Options {
  return {
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    max_record_size: 1024 * 1024,
  };
}

/**
 * The rows of a file, the header's first, blank ones left out; each is as long as the header.
 * @throws ProblemError 422 naming the line: quotes that do not close, ragged rows, too many of them.
 */
export async function readTable(text: Buffer, delimiter: string): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  try {
    let read = 0;
    for await (const row of openRows(text, delimiter)) {
      read += 1;
      if (read % turnRows === 0) await letOthersGo();
      if (row.cells.every((cell) => cell.trim() === '')) continue;
      rows.push(row);
      if (rows.length > mostRows + 1) {
        const most = mostRows.toLocaleString('en-US');
        throw refuseFile(`has more than ${most} rows: split it`, row.line);
      }
    }
  } catch (error) {
    throw error instanceof CsvError ? toSyntaxRefusal(error, text, delimiter) : error;
  }
  requireEven(rows);
  return rows;
}

async function* openRows(text: Buffer, delimiter: string): AsyncGenerator<TableRow> {
  const parser = Readable.from(cut(text)).pipe(parse(toCsvOptions(delimiter)));
  let line = 1;
  for await (const cells of parser as AsyncIterable<string[]>) {
    yield { line, cells };
    line += countLines(cells);
  }
}

const lineBreak = /\r\n|\n|\r/g;

/** The parser's own count takes `\r\n` within a cell for two. */
function countLines(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + (cell.match(lineBreak)?.length ?? 0), 1);
}

/** In pieces, so that a large file does not stop everything else while it is read. */
function* cut(text: Buffer): Generator<Buffer> {
  for (let at = 0; at < text.length; at += chunkBytes) yield text.subarray(at, at + chunkBytes);
}

function requireEven([header, ...rows]: TableRow[]): void {
  const wide = header?.cells.length ?? 0;
  const faults = rows.flatMap(({ line, cells }): ImportFault[] =>
    cells.length === wide
      ? []
      : [{ line, column: null, message: `has ${cells.length} cells, the header has ${wide}` }],
  );
  if (faults.length > 0) throw toRefusal(faults);
}

const syntax: Record<string, string> = {
  CSV_QUOTE_NOT_CLOSED: 'a quote opens here and is never closed',
  INVALID_OPENING_QUOTE:
    'a quote stands within a cell: put the cell in quotes, and write "" for each of its own',
  CSV_INVALID_CLOSING_QUOTE: 'a quoted cell goes on after its quote: write "" for a quote within',
  CSV_MAX_RECORD_SIZE: 'a row is larger than 1 MB: is a quote not closed?',
};

/**
 * The parser's own messages quote the file, and its line is where it gave up: what people look for is where the row
 * begins that it could not read.
 */
function toSyntaxRefusal(error: CsvError, text: Buffer, delimiter: string): Error {
  const { records } = error as CsvError & { records?: unknown };
  const before = typeof records === 'number' && records > 0 ? records : 0;
  const options = { ...toCsvOptions(delimiter), to: before };
  const rows: string[][] = before > 0 ? parseNow(text, options) : [];
  const line = rows.reduce((sum, cells) => sum + countLines(cells), 1);
  return refuseFile(syntax[error.code] ?? 'cannot be read as CSV', line);
}
