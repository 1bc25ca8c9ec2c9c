import { isObject } from '../../kit/read/json.ts';
import { addIssue, type Place } from '../../kit/read/place.ts';

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
