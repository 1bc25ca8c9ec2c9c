import type { Issue, ReadResult } from '../../../domain/source.ts';
import { isObject, type Json } from './json.ts';
import { refuseBody, toResult } from './result.ts';

/** PURE. An object of a body being read; trouble goes into `issues`, nothing is thrown (style 4). */
export interface Place {
  data: Json;
  /** Where it stands in the body; '' is the body itself. */
  path: string;
  issues: Issue[];
}

/** Reads a body from its root; what `read` gives counts only where it noted no issue. */
export function readBody<T>(body: unknown, read: (root: Place) => T): ReadResult<T> {
  if (!isObject(body)) return refuseBody();
  const root: Place = { data: body, path: '', issues: [] };
  return toResult(read(root), root.issues);
}

/** The path of a field, as issues name it. */
export function pathOf({ path }: Place, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

/** Notes what is wrong with a field. Messages never quote it: it may be about a person. */
export function addIssue(place: Place, name: string, message: string): void {
  place.issues.push({ field: pathOf(place, name), message });
}

/** Text; null where there is none. Anything else is an issue. */
export function readText(place: Place, name: string): string | null {
  const value = place.data[name];
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'string') return value;
  addIssue(place, name, 'must be text');
  return null;
}

/** What `parse` takes; anything else, nothing included, is an issue and reads as ''. */
export function readNeeded(
  place: Place,
  name: string,
  parse: (value: unknown) => string | null,
): string {
  const value = parse(place.data[name]);
  if (value === null) addIssue(place, name, 'is missing or cannot be read');
  return value ?? '';
}
