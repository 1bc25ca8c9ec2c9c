/** PURE. Ids are texts in our model, also where they came as numbers; null where there is none. */
export function toId(value: unknown): string | null {
  if (typeof value === 'number')
    return Number.isSafeInteger(value) && value > 0 ? String(value) : null;
  return typeof value === 'string' && value !== '' && value !== '0' ? value : null;
}

/** An instant with its offset, to the millisecond; null where it is none. */
export function toInstant(value: unknown): Date | null {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value)) return null;
  // Times without an offset are UTC (platforms.md 0).
  const at = new Date(/(Z|[+-]\d\d:?\d\d)$/.test(value) ? value : `${value}Z`);
  return Number.isNaN(at.getTime()) ? null : at;
}
