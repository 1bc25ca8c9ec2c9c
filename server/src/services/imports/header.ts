import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import type { FileColumn } from '../../connectors/kit/fileFormat.ts';
import { type ImportFault, refuseFile, toRefusal } from './refusal.ts';
import { toCsvOptions } from './table.ts';

const delimiters = [',', ';', '\t'];
const headerBytes = 64 * 1024;
const longestShown = 40;

/** How headers are compared: `Order number`, `order_number` and `Order-Number` are one. */
function toKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

/** The delimiter by which the header has the most columns we know. @throws ProblemError 422 where it has none */
export function findDelimiter(text: Buffer, columns: readonly FileColumn[]): string {
  const known = new Set(columns.map(({ name }) => toKey(name)));
  const found = delimiters.map((delimiter) => {
    const names = new Set(readHeader(text, delimiter).map(toKey));
    return { delimiter, hits: [...names].filter((name) => known.has(name)).length };
  });
  const [best] = found.toSorted((left, right) => right.hits - left.hits);
  if (best && best.hits > 0) return best.delimiter;
  const expected = columns.map(({ name }) => name).join(', ');
  const how = 'with commas, semicolons or tabs between';
  throw refuseFile(`the first line holds none of the columns ${expected}, ${how}`, 1);
}

/** The first line that is not empty. @throws ProblemError 422 */
function readHeader(text: Buffer, delimiter: string): string[] {
  try {
    const start = text.subarray(0, headerBytes);
    const options = { ...toCsvOptions(delimiter), skip_empty_lines: true, to: 1 };
    const [header = []] = parse(start, options);
    return header;
  } catch (error) {
    if (error instanceof CsvError) return []; // another delimiter may read it
    throw error;
  }
}

/**
 * The column of each cell of the header, in its order.
 * @throws ProblemError 422 for unknown, repeated, empty and missing ones, with those that are expected.
 */
export function toColumns(
  { line, cells }: { line: number; cells: readonly string[] },
  columns: readonly FileColumn[],
): string[] {
  const byKey = new Map(columns.map(({ name }) => [toKey(name), name]));
  const faults: ImportFault[] = [];
  const seen = new Set<string>();
  const names = cells.map((cell, index) => {
    const name = byKey.get(toKey(cell)) ?? '';
    const shown = cell.trim().slice(0, longestShown) || `column ${index + 1}`;
    if (name === '') faults.push({ line, column: shown, message: refuseUnknown(cell, columns) });
    if (seen.has(name) && name !== '') {
      faults.push({ line, column: name, message: 'stands in the header twice' });
    }
    seen.add(name);
    return name;
  });
  for (const { name, required } of columns) {
    if (required && !seen.has(name)) faults.push({ line, column: name, message: 'is missing' });
  }
  if (faults.length > 0) throw toRefusal(faults);
  return names;
}

function refuseUnknown(cell: string, columns: readonly FileColumn[]): string {
  const expected = columns.map(({ name, required }) => (required ? name : `${name} (optional)`));
  const what = cell.trim() === '' ? 'has no name' : 'is not a column of these files';
  return `${what}: they are ${expected.join(', ')}`;
}
