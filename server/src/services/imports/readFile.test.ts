import { describe, expect, test } from '@jest/globals';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { loadConnectors } from '../../connectors/registry.ts';
import { defaultRules } from '../../domain/rules.ts';
import { ProblemError } from '../../lib/errors.ts';
import { findFileStreams } from './importTarget.ts';
import { readFile } from './readFile.ts';
import { readTable } from './table.ts';

const registry = await loadConnectors();
const context = { currency: 'INR', timezone: 'Asia/Kolkata', rules: defaultRules };

function read(stream: string, file: string | Buffer) {
  const found = findFileStreams({ registry }).find(({ name }) => name === stream);
  if (!found) throw new Error(`No stream ${stream}`);
  return readFile(found, Buffer.from(file), context);
}

interface Fault {
  line: number | null;
  column: string | null;
  message: string;
}

/** What a refused file is told: `line column message`. */
async function refusal(stream: string, file: string | Buffer): Promise<string[]> {
  const error: unknown = await read(stream, file).catch((thrown: unknown) => thrown);
  if (!(error instanceof ProblemError)) throw new Error('It was not refused');
  expect([error.status, error.code]).toEqual([422, 'import_refused']);
  const errors = error.extra['errors'] as Fault[];
  expect(errors.length).toBeLessThanOrEqual(20);
  return errors.map(({ line, column, message }) => `${line} ${column} ${message}`);
}

describe('any table is read as it was written', () => {
  const cell = fc.string({ unit: 'grapheme', maxLength: 12 });
  const special = fc.constantFrom('"', ',', ';', '\t', '\n', '\r\n', '=1+1', ' ', 'é', '𝒳');
  const text = fc
    .array(fc.oneof(cell, special), { maxLength: 4 })
    .map((parts) => parts.join('').replaceAll('\u0000', ''));
  const table = fc
    .integer({ min: 1, max: 5 })
    .chain((width) =>
      fc.array(fc.array(text, { minLength: width, maxLength: width }), {
        minLength: 1,
        maxLength: 8,
      }),
    )
    // A row of blanks is none.
    .map((rows) => rows.map((row) => ['x', ...row]));

  test.each([',', ';', '\t'])('with %j between', async (delimiter) => {
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom('windows', 'unix'),
        async (rows, record_delimiter) => {
          const file = stringify(rows, { delimiter, record_delimiter, quoted_match: /[\r\n]/ });
          const found = await readTable(Buffer.from(file), delimiter);
          expect(found.map(({ cells }) => cells)).toEqual(rows);
          const lines = rows.map((_row, at) => {
            const before = stringify(rows.slice(0, at), {
              delimiter,
              record_delimiter,
              quoted_match: /[\r\n]/,
            });
            return before.split(/\r\n|\n|\r/).length;
          });
          expect(found.map(({ line }) => line)).toEqual(lines);
        },
      ),
      { numRuns: 150 },
    );
  });

  test('in pieces that cut through signs and line breaks', async () => {
    const rows = Array.from({ length: 20_000 }, (_, at) => [`${at}`, 'é'.repeat(at % 7), '"\r\n']);
    const file = Buffer.from(stringify(rows, { record_delimiter: 'windows' }));
    const found = await readTable(file, ',');
    expect(found.map(({ cells }) => cells)).toEqual(rows);
    expect(found.at(-1)?.line).toBe(19_999 * 2 + 1);
  });
});

describe('what is refused, and what it is told', () => {
  const head = 'sku,cost,valid_from';

  test.each<[string, string | Buffer, string]>([
    ['nothing', '', 'null null is empty'],
    ['blank lines', '\n\n  \n', 'null null is empty'],
    ['a header alone', `${head}\n`, 'null null has a header and no rows'],
    ['UTF-16', Buffer.from(`\uFEFF${head}`, 'utf16le'), 'null null is UTF-16, not UTF-8: save'],
    [
      'UTF-16 without a mark',
      Buffer.from(head, 'utf16le'),
      'null null holds bytes that are no text',
    ],
    ['a workbook', Buffer.from('PK\u0003\u0004...'), 'null null is a workbook'],
    [
      'Latin 1',
      Buffer.from(`${head}\nA,1,2026-07-01\nCafé,1,2026-07-01`, 'latin1'),
      '3 null is not UTF-8',
    ],
    [
      'another delimiter',
      'sku|cost|valid_from\nA|1|2026-07-01',
      '1 null the first line holds none of the columns sku',
    ],
    ['no header', 'A,1,2026-07-01\n', '1 null the first line holds none'],
    ['a missing column', 'sku,cost\nA,1', '1 valid_from is missing'],
    [
      'an unknown column',
      `${head},colour\nA,1,2026-07-01,red`,
      '1 colour is not a column of these files: they are sku, cost, currency (optional), valid_from',
    ],
    ['a column without a name', `${head},\nA,1,2026-07-01,`, '1 column 4 has no name'],
    [
      'a column twice',
      `${head},Valid From\nA,1,2026-07-01,2026-07-01`,
      '1 valid_from stands in the header twice',
    ],
    ['a ragged row', `${head}\n"A\nB",1,2026-07-01\n\nC,1`, '5 null has 2 cells, the header has 3'],
    [
      'a quote never closed',
      `${head}\n"A,1,2026-07-01\nB,1,2026-07-01`,
      '2 null a quote opens here',
    ],
    [
      'a quote within a cell',
      `${head}\n12" record,1,2026-07-01`,
      '2 null a quote stands within a cell',
    ],
    ['text after a quote', `${head}\n"A"B,1,2026-07-01`, '2 null a quoted cell goes on'],
    [
      'a record twice',
      `${head}\nA,1,2026-07-01\na,2,2026-07-01`,
      '3 sku is the same record as line 2, by sku, valid_from',
    ],
    ['an empty cell that is needed', `${head}\n,1,2026-07-01`, '2 sku is empty'],
    ['a formula for an amount', `${head}\nA,=1+1,2026-07-01`, '2 cost is not a plain number'],
    [
      'an unknown currency',
      `${head},currency\nA,1,2026-07-01,XYZ`,
      '2 currency is no currency we know',
    ],
  ])('%s', async (_what, file, told) => {
    expect((await refusal('skuCosts', file))[0]).toContain(told);
  });

  test('the first twenty of many, in the order of the file', async () => {
    const rows = Array.from({ length: 30 }, (_, at) => `S${at},x,2026-07-01`);
    const told = await refusal('skuCosts', [head, ...rows].join('\n'));
    expect(told).toHaveLength(20);
    expect(told[19]).toMatch(/^21 cost /);
  });

  test('more rows than 200,000', async () => {
    const file = `${head}\n${'A,1,2026-07-01\n'.repeat(200_001)}`;
    expect(await refusal('skuCosts', file)).toEqual([
      '200002 null has more than 200,000 rows: split it',
    ]);
  });

  test('blank rows at the end, as spreadsheets leave them, are none', async () => {
    const { rows, records } = await read('skuCosts', `${head}\nA,1,2026-07-01\n,,\n , ,\n`);
    expect([rows, records.length]).toEqual([1, 1]);
  });

  test('names a cell could do harm with are only texts', async () => {
    const file = `${head}\n__proto__,1,2026-07-01\nconstructor,2,2026-07-01\n"=cmd|' /C calc'!A0",3,2026-07-01`;
    const { records } = await read('skuCosts', file);
    expect(records.map(({ raw }) => (JSON.parse(String(raw)) as { sku: string }).sku)).toEqual([
      '__proto__',
      'constructor',
      "=cmd|' /C calc'!A0",
    ]);
    expect((await refusal('skuCosts', `${head},__proto__\nA,1,2026-07-01,x`))[0]).toContain(
      '__proto__ is not a column',
    );
  });
});
