import { Readable } from 'node:stream';
import { setImmediate as letOthersGo } from 'node:timers/promises';
import { CsvError, type InfoRecord, type Options, parse } from 'csv-parse';
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
    throw error instanceof CsvError ? toSyntaxRefusal(error) : error;
  }
  requireEven(rows);
  return rows;
}

async function* openRows(text: Buffer, delimiter: string): AsyncGenerator<TableRow> {
  const parser = Readable.from(cut(text)).pipe(parse({ ...toCsvOptions(delimiter), info: true }));
  let line = 1;
  for await (const { record, info } of parser as AsyncIterable<InfoRow>) {
    yield { line, cells: record };
    line = info.lines + 1;
  }
}

interface InfoRow {
  record: string[];
  info: InfoRecord;
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

/** The parser's own messages quote the file. */
export function toSyntaxRefusal(error: CsvError): Error {
  const { lines } = error as CsvError & { lines?: unknown };
  const line = typeof lines === 'number' ? lines : null;
  return refuseFile(syntax[error.code] ?? 'cannot be read as CSV', line);
}
