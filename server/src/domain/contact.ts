import {
  type CountryCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';

/** A text that says something: trimmed, or null for empty. */
export function toText(value: string | null | undefined): string | null {
  const text = value?.trim() ?? '';
  return text === '' ? null : text;
}

/** For exact matching of people, never for showing (edge case 69). */
export function toEmailKey(email: string | null | undefined): string | null {
  return toText(email)?.toLowerCase() ?? null;
}

/**
 * E.164 where the number is a real one in the given country or by its own prefix; else the text as
 * it came: a bad number stops no order (edge case 71).
 */
export function normalisePhone(phone: string | null | undefined, country: string): string | null {
  const text = toText(phone);
  if (text === null) return null;
  const home = country.toUpperCase();
  const options: { defaultCountry?: CountryCode; extract: boolean } = { extract: false };
  if (isSupportedCountry(home)) options.defaultCountry = home;
  const parsed = parsePhoneNumberFromString(text, options);
  return parsed?.isValid() ? parsed.number : text;
}

/** Words that programs print for a missing name (edge case 71: "None None"). */
const nothing = new Set(['none', 'null', 'undefined', 'nil', 'n/a', 'na', '-', '.']);

/** "First Last", or null when neither part says anything. */
export function toPersonName(first: string | null, last: string | null): string | null {
  const parts = [toText(first), toText(last)].filter((part) => part !== null);
  if (parts.every((part) => nothing.has(part.toLowerCase()))) return null;
  return parts.join(' ').replace(/\s+/g, ' ');
}

/** What people see of a customer: the best that is known. */
export function toDisplayName(person: {
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  phone: string | null;
}): string {
  const name = toPersonName(person.firstName, person.lastName);
  return name ?? toText(person.email) ?? toText(person.phone) ?? 'Guest';
}
