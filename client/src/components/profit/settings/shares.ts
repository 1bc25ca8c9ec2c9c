/** Shares are basis points in the API (4000) and percent for people (`40`, `2.5`). */
export function toPercentText(basisPoints: number): string {
  return String(basisPoints / 100);
}

/** null where it is no share between 0 and 100 % with at most two decimals. */
export function readBasisPoints(typed: string | number): number | null {
  const text = String(typed).trim().replace(',', '.');
  if (!/^\d{1,3}(\.\d{1,2})?$/.test(text)) return null;
  const basisPoints = Math.round(Number(text) * 100);
  return basisPoints <= 10_000 ? basisPoints : null;
}
