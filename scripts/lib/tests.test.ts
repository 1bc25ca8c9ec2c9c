import { describe, expect, test } from '@jest/globals';
import { toCounts } from './tests.ts';

const report = { numPassedTests: 5, numFailedTests: 0, numRuntimeErrorTestSuites: 0 };

describe('counts of a test run', () => {
  test('a clean run', () => {
    expect(toCounts(0, report)).toEqual({ passed: 5, failed: 0 });
  });

  test('failed tests and files that could not run both count', () => {
    const bad = { ...report, numFailedTests: 2, numRuntimeErrorTestSuites: 1 };
    expect(toCounts(1, bad)).toEqual({ passed: 5, failed: 3 });
  });

  test.each([
    ['Jest died before it could report', null, null],
    ['Jest ended badly after all tests passed', 1, report],
    ['nothing was run', 0, { ...report, numPassedTests: 0 }],
  ])('%s: one failure', (_name, status, given) => {
    expect(toCounts(status, given).failed).toBe(1);
  });
});
