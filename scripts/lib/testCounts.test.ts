import { describe, expect, test } from '@jest/globals';
import { sumCounts, toBrowserCounts, toJestCounts } from './testCounts.ts';

describe("counts of Jest's report", () => {
  const report = { numPassedTests: 5, numFailedTests: 0, numRuntimeErrorTestSuites: 0 };

  test('a clean run', () => {
    expect(toJestCounts(0, report)).toEqual({ passed: 5, failed: 0 });
  });

  test('failed tests and files that could not run both count', () => {
    const bad = { ...report, numFailedTests: 2, numRuntimeErrorTestSuites: 1 };
    expect(toJestCounts(1, bad)).toEqual({ passed: 5, failed: 3 });
  });

  test.each([
    ['Jest died before it could report', null, null],
    ['Jest ended badly after all tests passed', 1, report],
    ['nothing was run', 0, { ...report, numPassedTests: 0 }],
  ])('%s: one failure', (_name, status, given) => {
    expect(toJestCounts(status, given).failed).toBe(1);
  });
});

describe("counts of Playwright's report", () => {
  const stats = { expected: 7, unexpected: 0, flaky: 0, skipped: 0 };
  const report = { stats, errors: [] };

  test('a clean run', () => {
    expect(toBrowserCounts(0, report)).toEqual({ passed: 7, failed: 0 });
  });

  test('failed, flaky and not run tests and broken files all count', () => {
    const bad = { stats: { expected: 4, unexpected: 2, flaky: 1, skipped: 3 }, errors: [{}] };
    expect(toBrowserCounts(1, bad)).toEqual({ passed: 4, failed: 7 });
  });

  test.each([
    ['Playwright was killed', null, null],
    ['the setup ended the program', 1, null],
    ['Playwright ended badly after all tests passed', 1, report],
    ['nothing was run', 0, { stats: { ...stats, expected: 0 }, errors: [] }],
  ])('%s: one failure', (_name, status, given) => {
    expect(toBrowserCounts(status, given).failed).toBe(1);
  });
});

test('both together', () => {
  const jest = { passed: 1900, failed: 1 };
  const browser = { passed: 60, failed: 2 };
  expect(sumCounts([jest, browser])).toEqual({ passed: 1960, failed: 3 });
  expect(sumCounts([])).toEqual({ passed: 0, failed: 0 });
});
