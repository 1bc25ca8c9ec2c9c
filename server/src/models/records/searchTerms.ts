import type { Document } from 'mongodb';

const maxTerms = 5;
const maxLength = 64;
/** Above every character a token may hold. */
const last = '\uffff';

/** What people type as terms: lower case; a phone number is one term however it is spaced. */
export function toSearchTerms(search: string): string[] {
  const text = search.trim().toLowerCase();
  if (/^\+?[\d\s()-]{6,}$/.test(text)) return [text.replace(/\D/g, '')];
  return text
    .split(/\s+/)
    .filter((term) => term !== '')
    .slice(0, maxTerms)
    .map((term) => term.slice(0, maxLength));
}

/** Texts that begin so, by an index range: never a pattern made of what people type (M21). */
export function toPrefixRange(prefix: string): Document {
  return { $gte: prefix, $lt: prefix + last };
}

/** Records with, for each term, a token that begins with it. */
export function toTokenConditions(field: string, search: string): Document[] {
  return toSearchTerms(search).map((term) => ({ [field]: { $elemMatch: toPrefixRange(term) } }));
}
