import { types } from 'node:util';

/**
 * Do two records mean the same? Dates by instant, a missing field like `undefined`, key order
 * ignored, broken surrogates as the database stores them.
 */
export function isSame(left: unknown, right: unknown): boolean {
  if (left === right || Object.is(left, right)) return true;
  if (typeof left === 'string' && typeof right === 'string') return isSameText(left, right);
  if (!isObject(left) || !isObject(right)) return false;
  if (types.isDate(left) || types.isDate(right)) return isSameDate(left, right);
  if (Array.isArray(left) || Array.isArray(right)) return isSameList(left, right);
  return isSameObject(left as Record<string, unknown>, right as Record<string, unknown>);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** BSON is UTF-8: half a surrogate pair comes back as U+FFFD. */
function isSameText(left: string, right: string): boolean {
  if (left.length !== right.length) return false;
  return left.replace(brokenSurrogate, '\uFFFD') === right.replace(brokenSurrogate, '\uFFFD');
}
const brokenSurrogate = /\p{Surrogate}/gu;

function isSameDate(left: object, right: object): boolean {
  return types.isDate(left) && types.isDate(right) && left.getTime() === right.getTime();
}

function isSameList(left: object, right: object): boolean {
  if (!Array.isArray(left) || !Array.isArray(right) || left.length !== right.length) return false;
  return left.every((item, index) => isSame(item, right[index]));
}

function isSameObject(left: Record<string, unknown>, right: Record<string, unknown>): boolean {
  for (const key in left) if (!isSame(left[key], right[key])) return false;
  for (const key in right) if (right[key] !== undefined && left[key] === undefined) return false;
  return true;
}
