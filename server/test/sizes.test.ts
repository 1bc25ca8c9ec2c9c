import { describe, expect, test } from '@jest/globals';
import { findForbidden } from './houseRules.ts';
import { computeMedian, countLines, findFileLimit, readFunctions } from './sizeRules.ts';
import { findSourceFiles, isTest, type SourceFile } from './sourceTree.ts';

const files = ['server', 'scripts', 'client'].flatMap(findSourceFiles);
const sources = files.filter((file) => !isTest(file.path));
const functions = sources.flatMap(readFunctions);

describe('sizes', () => {
  test('no file is longer than its limit', () => {
    const long = files.filter((file) => countLines(file) > findFileLimit(file.path));
    expect(long.map((file) => `${file.path}: ${countLines(file)} lines`)).toEqual([]);
  });

  test('the median file has at most 80 lines', () => {
    expect(computeMedian(sources.map(countLines))).toBeLessThanOrEqual(80);
  });

  test('no function is longer than its limit', () => {
    const long = functions.filter((found) => found.lines > found.limit);
    expect(long.map((found) => `${found.where}: ${found.lines} lines`)).toEqual([]);
  });

  test('the median named function has at most 12 lines', () => {
    const named = functions.filter((found) => found.named);
    expect(computeMedian(named.map((found) => found.lines))).toBeLessThanOrEqual(12);
  });

  test('no function takes more than four parameters', () => {
    const many = functions.filter((found) => found.parameters > 4);
    expect(many.map((found) => `${found.where}: ${found.parameters} parameters`)).toEqual([]);
  });
});

test('no any, no skipped or focused test, nothing left for later, names that say something', () => {
  expect(files.flatMap(findForbidden)).toEqual([]);
});

describe('a planted breach is caught', () => {
  const plant = (text: string, path = 'server/src/domain/x.ts'): SourceFile => ({ path, text });
  // Taken apart, so that a search for such words finds only real ones.
  const [skip, only, off, later] = ['skip', 'only', 'xit', 'TODO'];
  const planted: [string, SourceFile][] = [
    ['any', plant('const x: Array<any> = []')],
    ['a skipped test', plant(`test.${skip}('x', () => {})`)],
    ['a focused group', plant(`describe.each([1]).${only}('x', () => {})`)],
    ['a test turned off by its name', plant(`${off}('x', () => {})`)],
    ['a note for later', plant(`const x = 1; // ${later} later`)],
    ['a silenced compiler', plant('// @ts-ignore\nconst x = 1')],
    ['a silenced linter', plant('// oxlint-disable-next-line\nconst x = 1')],
    ['a name that says nothing', plant('', 'server/src/lib/utils.ts')],
    ['a dashed name', plant('', 'server/src/lib/two-words.ts')],
    ['a component in lower case', plant('export function Money() {}', 'client/src/app/money.tsx')],
    ['any in a component', plant('const x = <A b={y as any} />', 'client/src/app/X.tsx')],
    ['a spec left out', plant(`test.${skip}('x', () => {})`, 'client/e2e/x.spec.ts')],
  ];
  test.each(planted)('%s', (_name, file) => {
    expect(findForbidden(file)).toHaveLength(1);
  });

  test('words in texts and ordinary members are no breach', () => {
    const text = "const any = 'TODO'; page.skip(10); query.only; const note = ['any']";
    expect(findForbidden(plant(text))).toEqual([]);
  });

  test('functions are measured with their names and parameters', () => {
    const text =
      'const run = (a, b) => {\n  return a\n}\nclass C { m(a, b, c, d, e) {} }\nx(() => 1)';
    expect(readFunctions(plant(text))).toMatchObject([
      { where: 'server/src/domain/x.ts:1 run', lines: 3, parameters: 2, named: true },
      { where: 'server/src/domain/x.ts:4 m', parameters: 5, named: true },
      { where: 'server/src/domain/x.ts:5 callback', named: false },
    ]);
  });

  test('components may be longer than other functions', () => {
    const [component] = readFunctions(plant('function X() {}', 'client/src/app/X.tsx'));
    const [other] = readFunctions(plant('function x() {}', 'client/src/lib/x.ts'));
    expect([component?.limit, other?.limit]).toEqual([120, 60]);
  });

  test('composition roots and connector entries have the smallest limits', () => {
    expect(findFileLimit('server/src/main.ts')).toBe(80);
    expect(findFileLimit('server/src/connectors/shopify/index.ts')).toBe(80);
    expect(findFileLimit('server/src/connectors/kit/index.ts')).toBe(300);
  });
});
