export interface TestCounts {
  passed: number;
  /** Failed tests, and files that could not even be run. */
  failed: number;
}

/** What of Jest's JSON is read here. */
export interface JestReport {
  numPassedTests: number;
  numFailedTests: number;
  numRuntimeErrorTestSuites: number;
}

/** What of Playwright's JSON is read here. */
export interface BrowserReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  /** Outside any test: a file that does not load, a setup that failed. */
  errors: object[];
}

/** A Jest that died, or that ended badly without naming a failed test, is one failure: never none. */
export function toJestCounts(status: number | null, report: JestReport | null): TestCounts {
  const passed = report?.numPassedTests ?? 0;
  const failed = (report?.numFailedTests ?? 0) + (report?.numRuntimeErrorTestSuites ?? 0);
  return withoutSilence(status, { passed, failed });
}

/** No test is skipped here: one that did not run, or passed only at a second try, has failed. */
export function toBrowserCounts(status: number | null, report: BrowserReport | null): TestCounts {
  if (report === null) return { passed: 0, failed: 1 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  const failed = unexpected + flaky + skipped + report.errors.length;
  return withoutSilence(status, { passed: expected, failed });
}

function withoutSilence(status: number | null, counts: TestCounts): TestCounts {
  const silent = counts.failed === 0 && (status !== 0 || counts.passed === 0);
  return silent ? { ...counts, failed: 1 } : counts;
}

export function sumCounts(all: TestCounts[]): TestCounts {
  return {
    passed: all.reduce((sum, { passed }) => sum + passed, 0),
    failed: all.reduce((sum, { failed }) => sum + failed, 0),
  };
}
