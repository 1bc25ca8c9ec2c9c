import { isUtf8 } from 'node:buffer';
import { refuseFile } from './refusal.ts';

const asCsv = 'save it as CSV UTF-8 and import that';

/** What other programs' files begin with. */
const foreign: readonly [string, string][] = [
  ['504b0304', `is a workbook, not a text file: ${asCsv}`],
  ['d0cf11e0', `is an old workbook, not a text file: ${asCsv}`],
  ['25504446', 'is a PDF, not a text file'],
  ['1f8b', 'is compressed: unpack it first'],
];

/**
 * The bytes of a text file in UTF-8, the byte order mark taken off.
 * @throws ProblemError 422 for anything else, with what to do.
 */
export function toUtf8(bytes: Buffer): Buffer {
  const start = bytes.subarray(0, 4).toString('hex');
  const known = foreign.find(([magic]) => start.startsWith(magic));
  if (known) throw refuseFile(known[1]);
  if (start.startsWith('fffe') || start.startsWith('feff')) {
    throw refuseFile(`is UTF-16, not UTF-8: ${asCsv}`);
  }
  const nul = bytes.indexOf(0);
  if (nul >= 0) {
    throw refuseFile(`holds bytes that are no text (UTF-16, or not a CSV file): ${asCsv}`);
  }
  if (!isUtf8(bytes)) throw refuseFile(`is not UTF-8: ${asCsv}`, findBrokenLine(bytes));
  return start.startsWith('efbbbf') ? bytes.subarray(3) : bytes;
}

const lineFeed = 10;

/** The first line that is not UTF-8: a line break is never a part of another sign. */
function findBrokenLine(bytes: Buffer): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const found = bytes.indexOf(lineFeed, start);
    const end = found < 0 ? bytes.length : found;
    if (!isUtf8(bytes.subarray(start, end))) return line;
    start = end + 1;
  }
  return line;
}
