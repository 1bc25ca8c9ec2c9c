import { type Stringifier, stringify } from 'csv-stringify';

/** A cell: text; what is written as it is, such as a number; or nothing. */
export type CsvCell = string | { plain: string } | null;

/** What a spreadsheet takes for a formula, full-width twins included; and what already looks escaped (S78). */
const active = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** Text that no spreadsheet runs: an apostrophe before it. Taking one away gives the text back. */
export function toInertText(text: string): string {
  return active.test(text) ? `'${text}` : text;
}

/**
 * Rows of cells in, CSV out (RFC 4180): a byte order mark for spreadsheets, a header, text quoted and inert. Numbers
 * stay numbers, so that a negative amount is none of the texts that are escaped (ecosystem trap 13).
 * Casts give texts and rows are lists: options per cell, or named columns, cost ten times as much.
 */
export function createCsv(columns: readonly string[]): Stringifier {
  const csv = stringify({
    bom: true,
    record_delimiter: 'windows',
    quoted_string: true,
    cast: { string: toInertText, object: (cell) => String(cell['plain']) },
  });
  csv.write(columns.map((plain) => ({ plain })));
  return csv;
}
