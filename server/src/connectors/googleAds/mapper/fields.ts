import { isObject } from '../../kit/read/json.ts';
import { addIssue, type Place } from '../../kit/read/place.ts';

/** The part under a name; Google leaves out what is empty, so an absent one has no fields. */
export function readPart(place: Place, name: string): Place {
  const value = place.data[name];
  const isThere = value !== null && value !== undefined;
  if (isThere && !isObject(value)) addIssue(place, name, 'must be an object');
  return { data: isObject(value) ? value : {}, path: name, issues: place.issues };
}

/** A figure; what is not told is 0, what `parse` does not take is an issue. */
export function readFigure(
  place: Place,
  name: string,
  parse: (value: unknown) => number | null,
): number {
  const value = place.data[name];
  if (value === null || value === undefined) return 0;
  const figure = parse(value);
  if (figure === null) addIssue(place, name, 'is no number that can be read exactly');
  return figure ?? 0;
}

/** int64 as text. */
export function toCount(value: unknown): number | null {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : null;
}

/** A double, as a number or as its text where it has too many digits. */
export function toFraction(value: unknown): number | null {
  const isText =
    typeof value === 'string' && /^\d{1,12}(\.\d{1,30})?([eE][+-]?\d{1,2})?$/.test(value);
  const number = isText ? Number(value) : value;
  return typeof number === 'number' && number >= 0 && number < 1e12 ? number : null;
}
