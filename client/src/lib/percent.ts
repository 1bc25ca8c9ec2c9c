/** `12.3%`, `0%`, `-4.5%`; a dash where there is nothing to divide by. */
export function formatPercent(percent: number | null, digits = 1): string {
  if (percent === null || !Number.isFinite(percent)) return '–';
  const rounded = Number(percent.toFixed(digits)) + 0; // no "-0%"
  return `${rounded.toLocaleString('en', { maximumFractionDigits: digits })}%`;
}

/** `3.42×`; a dash where nothing was spent. */
export function formatRatio(ratio: number | null): string {
  return ratio === null ? '–' : `${ratio.toFixed(2)}×`;
}

/** How many percent of the whole a part is, between 0 and 100; 0 of nothing. Amounts are the API's decimal texts. */
export function computeShare(part: string | number, whole: string | number): number {
  const size = Math.abs(Number(whole));
  if (size === 0) return 0;
  return Math.min(100, (Math.abs(Number(part)) / size) * 100);
}

/** By how many percent something grew; null where there was nothing before. */
export function computeGrowth(now: string | number, before: string | number): number | null {
  const old = Number(before);
  return old === 0 ? null : ((Number(now) - old) / Math.abs(old)) * 100;
}
