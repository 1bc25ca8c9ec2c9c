import type { Issue } from '../../../domain/source.ts';

/** A place in a row being read; trouble is noted, nothing is thrown. */
export interface Place {
  data: Record<string, unknown>;
  path: string;
  issues: Issue[];
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

export function addIssue(place: Place, name: string, message: string): void {
  const field = place.path === '' ? name : `${place.path}.${name}`;
  place.issues.push({ field, message });
}

/** Text; null where there is none. */
export function readText(place: Place, name: string): string | null {
  const value = place.data[name];
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'string') return value;
  addIssue(place, name, 'must be text');
  return null;
}

/** What `parse` takes; anything else, nothing included, is an issue. */
export function readNeeded(
  place: Place,
  name: string,
  parse: (value: unknown) => string | null,
): string {
  const value = parse(place.data[name]);
  if (value === null) addIssue(place, name, 'is missing or cannot be read');
  return value ?? '';
}

const whole = /^\d{1,15}$/;
const decimal = /^\d{1,12}(?:\.\d{1,12})?$/;

/** A whole number as Meta spells it; null where it is not told. */
export function readCount(place: Place, name: string): number | null {
  return readNumber(place, name, whole);
}

/** A number that may be a fraction; null where it is not told. */
export function readDecimal(place: Place, name: string): number | null {
  return readNumber(place, name, decimal);
}

function readNumber(place: Place, name: string, shape: RegExp): number | null {
  const value = place.data[name];
  if (value === null || value === undefined) return null;
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text === 'string' && shape.test(text)) return Number(text);
  addIssue(place, name, 'must be a number that is not negative');
  return null;
}

/** The objects of a list; an absent list is empty. */
export function readList(place: Place, name: string): Place[] {
  const value = place.data[name];
  if (value === null || value === undefined) return [];
  if (!Array.isArray(value)) {
    addIssue(place, name, 'must be a list');
    return [];
  }
  return value.flatMap((data: unknown, index) => {
    const path = `${name}[${index}]`;
    if (isObject(data)) return [{ data, path, issues: place.issues }];
    place.issues.push({ field: path, message: 'must be an object' });
    return [];
  });
}
