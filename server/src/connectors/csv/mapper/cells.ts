import type { Issue } from '../../../domain/source.ts';
import { isObject } from '../../kit/read/json.ts';

/** One row being read: what is wrong with it is collected, and names the column. */
export interface Cells {
  row: Readonly<Record<string, unknown>>;
  /** What stands before the column in an issue: `rows.1.`. */
  at: string;
  issues: Issue[];
}

const longest = 5000;

/** The cells of what should be a row; anything else is an issue and reads as empty. */
export function toCells(row: unknown, at: string, issues: Issue[]): Cells {
  if (isObject(row)) return { row, at, issues };
  issues.push({ field: at === '' ? 'row' : at.slice(0, -1), message: 'is not a row of cells' });
  return { row: {}, at, issues };
}

/** Messages never quote a cell: it may be about a person. */
export function refuse({ at, issues }: Cells, column: string, message: string): null {
  issues.push({ field: at + column, message });
  return null;
}

/** A cell without the spaces around it; null for an empty one. */
export function readText(cells: Cells, column: string): string | null {
  const value = Object.hasOwn(cells.row, column) ? cells.row[column] : undefined;
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') return refuse(cells, column, 'is not text');
  if (value.length > longest) return refuse(cells, column, `is longer than ${longest} characters`);
  const text = value.trim();
  return text === '' ? null : text;
}

/** A cell that must say something; '' where it does not, which is an issue. */
export function readNeeded(cells: Cells, column: string): string {
  const before = cells.issues.length;
  const text = readText(cells, column);
  if (text === null && cells.issues.length === before) refuse(cells, column, 'is empty');
  return text ?? '';
}

/** One of a few words, whatever the case of its letters. */
export function readChoice<Name extends string>(
  cells: Cells,
  column: string,
  choices: readonly Name[],
): Name | null {
  const text = readText(cells, column);
  if (text === null) return null;
  const found = choices.find((choice) => choice.toLowerCase() === text.toLowerCase());
  return found ?? refuse(cells, column, `is none of ${choices.join(', ')}`);
}
