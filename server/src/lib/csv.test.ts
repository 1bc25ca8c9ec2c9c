import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type ReadCell, readCsv } from '../../test/csvReader.ts';
import { createCsv, type CsvCell, toInertText } from './csv.ts';

async function write(columns: string[], rows: CsvCell[][]): Promise<string> {
  return (await buffer(Readable.from(rows).pipe(createCsv(columns)))).toString('utf8');
}

/** What stood in the row: one apostrophe before something active was ours. */
function toCell({ text, quoted }: ReadCell): CsvCell {
  if (!quoted) return text === '' ? null : { plain: text };
  return /^'+[=+\-@\t\r\n＝＋－＠]/.test(text) ? text.slice(1) : text;
}

const number = fc
  .tuple(fc.integer({ min: -99_999_999, max: 99_999_999 }), fc.nat(99))
  .map(([whole, part]) => ({ plain: `${whole}.${String(part).padStart(2, '0')}` }));
const nasty = fc
  .array(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', "'", '＝', 'a', '1', ' '))
  .map((signs) => signs.join(''));
const cell: fc.Arbitrary<CsvCell> = fc.oneof(
  number,
  nasty,
  fc.string({ unit: 'grapheme' }),
  fc.constant(null),
);

describe('CSV (S78, P15)', () => {
  test('what is read back is what was written, and no cell is active', async () => {
    const columns = ['a', 'b', 'c'];
    const row = fc.tuple(cell, cell, cell);
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 5 }), async (rows) => {
        const [header, ...lines] = readCsv(await write(columns, rows));
        expect(header?.map(({ text }) => text)).toEqual(columns);
        const back = lines.map((line) => line.map(toCell));
        expect(back).toEqual(rows);
        for (const { text, quoted } of lines.flat()) {
          if (quoted) expect(text).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
          else expect(text).toMatch(/^$|^-?\d+\.\d\d$/);
        }
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['=1+1', "'=1+1"],
    ['+919769003006', "'+919769003006"],
    ['-5', "'-5"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    ['\n=1', "'\n=1"],
    ['＝1', "'＝1"],
    ["'=1", "''=1"],
    ["'t Hooft", "'t Hooft"],
    ['9769003006', '9769003006'],
    ['a=b', 'a=b'],
    ['', ''],
  ])('%j is written %j', (text, written) => {
    expect(toInertText(text)).toBe(written);
  });

  test('begins with a byte order mark, ends rows as spreadsheets do, quotes text and no numbers', async () => {
    const rows = [['Rao, "Asha"', { plain: '-5.00' }, '', null]];
    expect(await write(['name', 'amount', 'a', 'b'], rows)).toBe(
      '\uFEFFname,amount,a,b\r\n"Rao, ""Asha""",-5.00,"",\r\n',
    );
  });
});
