/** Platform ids by number without losing a digit (they pass 2^53); other texts by length, then alphabet. */
export function compareIds(left: string, right: string): number {
  if (left.length !== right.length) return left.length - right.length;
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
