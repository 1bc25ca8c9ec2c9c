import type { Document } from 'mongodb';

/** A projection of these fields. */
export function toFields(names: readonly string[]): Document {
  return Object.fromEntries(names.map((name) => [name, 1]));
}
