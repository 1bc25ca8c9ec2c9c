/** PURE. Small looks at JSON nobody has checked yet. */
export type Json = Record<string, unknown>;

/** A JSON object: neither null nor a list. */
export function isObject(value: unknown): value is Json {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** The object itself; an empty one in place of anything else. */
export function toObject(value: unknown): Json {
  return isObject(value) ? value : {};
}
