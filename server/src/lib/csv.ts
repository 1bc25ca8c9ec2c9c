import { type Stringifier, stringify } from 'csv-stringify';

/** A cell: text, a number as it is to be written, or nothing. */
export type CsvCell = string | { number: string } | null;

/** What a spreadsheet takes for a formula, full-width twins included; and what already looks escaped (S78). */
const active = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** Text that no spreadsheet runs: an apostrophe before it. Taking one away gives the text back. */
export function toInertText(text: string): string {
  return active.test(text) ? `'${text}` : text;
}

/**
 * Rows in, CSV out (RFC 4180): a byte order mark for spreadsheets, a header, text quoted and inert. Numbers stay
 * numbers, so that a negative amount is none of the texts that are escaped (ecosystem trap 13).
 */
export function createCsv(columns: readonly string[]): Stringifier {
  return stringify({
    bom: true,
    header: true,
    columns: [...columns],
    record_delimiter: 'windows',
    cast: {
      string: (text, { header }) => {
        const quoted = !header;
        return { value: toInertText(text), quoted, quoted_empty: quoted };
      },
      object: (cell) => ({ value: 'number' in cell ? String(cell['number']) : '', quoted: false }),
    },
  });
}
