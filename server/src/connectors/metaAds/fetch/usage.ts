/** How much of its allowance the account has used, as the last answer's headers say (platforms.md 1). */
export interface Usage {
  /** The fullest of all counters, 0 to 100 and more. */
  percent: number;
  /** ms until calls are let through again; null where that is not told. */
  regainMs: number | null;
}

const headerNames = [
  'x-business-use-case-usage',
  'x-ad-account-usage',
  'x-fb-ads-insights-throttle',
  'x-app-usage',
];
const counters = new Set([
  'call_count',
  'total_cputime',
  'total_time',
  'acc_id_util_pct',
  'app_id_util_pct',
]);
const regainMinutes = 'estimated_time_to_regain_access';

export function readUsage(headers: Record<string, string>): Usage {
  const usage: Usage = { percent: 0, regainMs: null };
  for (const name of headerNames) addFigures(usage, parse(headers[name]));
  return usage;
}

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? 'null') as unknown;
  } catch {
    return null; // a header nobody can read says nothing
  }
}

function addFigures(usage: Usage, value: unknown): void {
  if (value === null || typeof value !== 'object') return;
  for (const [name, inner] of Object.entries(value)) {
    if (typeof inner !== 'number') addFigures(usage, inner);
    else if (counters.has(name)) usage.percent = Math.max(usage.percent, inner);
    else if (name === regainMinutes && inner > 0) {
      usage.regainMs = Math.max(usage.regainMs ?? 0, inner * 60_000);
    }
  }
}

const slowAbove = 75;
const pauseAbove = 95;
const unknownPauseMs = 60_000;
const slowestMs = 5000;

/** ms to wait before the next call: a little from 75 % on, until access is given again above 95 %. */
export function computePause({ percent, regainMs }: Usage): number {
  if (percent > pauseAbove) return regainMs ?? unknownPauseMs;
  if (percent <= slowAbove) return 0;
  return Math.round((slowestMs * (percent - slowAbove)) / (pauseAbove - slowAbove));
}
