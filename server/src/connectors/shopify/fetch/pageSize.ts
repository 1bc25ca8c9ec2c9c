import { AskLessError } from '../../kit/askLess.ts';

/** How many rows the next page asks for: halved when the platform cannot bear it, grown back after it could. */
export interface PageSize {
  readonly rows: number;
  /** @returns false when even one row is too much. */
  shrink(error: AskLessError): boolean;
  grow(): void;
}

/** Cost limits are remembered in the process: the same query would hit them again. */
const ceilings = new Map<string, number>();

/** `key` is the connection and the document. */
export function createPageSize(key: string, most: number): PageSize {
  let rows = ceilings.get(key) ?? most;
  return {
    get rows() {
      return rows;
    },
    shrink(error) {
      if (rows === 1) return false;
      rows = Math.max(1, Math.floor(rows / 2));
      if (!error.passing) ceilings.set(key, rows);
      return true;
    },
    grow() {
      rows = Math.min(ceilings.get(key) ?? most, rows * 2);
    },
  };
}
