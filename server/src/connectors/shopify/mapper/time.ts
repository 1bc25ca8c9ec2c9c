const plainUtc = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
const shape =
  /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d:\d\d)(?:\.(\d{1,3})\d*)?\s*(Z|[+-]\d\d:?\d\d)?)?$/i;
/** Shops did not exist before: "0000-00-00" and the like are broken values, not dates. */
const earliest = Date.UTC(1900, 0, 1);

/**
 * A platform's time text as an instant, or null when it is none. Takes offsets, a space for the `T`,
 * and nanoseconds (shopify-facts 7); without a zone it is UTC.
 */
export function toInstant(text: unknown): Date | null {
  if (typeof text !== 'string') return null;
  if (plainUtc.test(text)) return validInstant(Date.parse(text));
  const parts = shape.exec(text.trim());
  if (!parts) return null;
  const [, day, clock = '00:00:00', fraction = '0', zone = 'Z'] = parts;
  const offset = zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone.toUpperCase();
  return validInstant(Date.parse(`${day}T${clock}.${fraction.padEnd(3, '0')}${offset}`));
}

function validInstant(milliseconds: number): Date | null {
  return milliseconds >= earliest ? new Date(milliseconds) : null;
}
