/** Words that stand for nothing. */
const nothing = /^(?:-|n\/?a)?$/i;

/** Says this value nothing at all? Then it is unknown, which is neither wrong nor zero (platforms.md 2). */
export function isUntold(value: unknown): boolean {
  if (typeof value === 'string') return nothing.test(value.trim());
  return value === null || value === undefined;
}
