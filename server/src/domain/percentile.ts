/**
 * The value that `share` (0–1) of them do not exceed, by nearest rank: always one of the values. PURE.
 * @returns null of nothing.
 */
export function computePercentile(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((left, right) => left - right);
  const rank = Math.max(1, Math.ceil(share * sorted.length));
  return sorted[rank - 1] ?? null;
}
