import { isObject, type Json } from '../../kit/read/json.ts';

/** PURE. The objects of a list; anything else in it is left out. */
export function toObjects(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

export function toList(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Text that says something; null else. */
export function toText(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
