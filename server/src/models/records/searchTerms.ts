import type { Document } from 'mongodb';

const maxTerms = 5;
const maxLength = 64;
/** Above every character a token may hold. */
const last = '\uffff';
const nationalDigits = 10;

/** What people type as terms, lower case. */
export function toSearchTerms(search: string): string[] {
  return search
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .filter((term) => term !== '')
    .slice(0, maxTerms)
    .map((term) => term.slice(0, maxLength));
}

/** Texts that begin so, by an index range: never a pattern made of what people type (M21). */
export function toPrefixRange(prefix: string): Document {
  return { $gte: prefix, $lt: prefix + last };
}

/**
 * Records with, for each term, a token that begins with it; or with one token that begins as all of it does. Numbers
 * of phones, parcels and orders may look the same, so they are looked for in every way they may be meant.
 * @param common terms that so many records have that their index entries are not worth reading.
 */
export function toTokenConditions(
  field: string,
  search: string,
  common: ReadonlySet<string> = new Set(),
): Document[] {
  const terms = toSearchTerms(search);
  const typed = terms.map((term) => {
    const condition = toTermCondition(field, term);
    return common.has(term) ? withoutIndex(condition) : condition;
  });
  const [only] = terms.length === 1 ? terms : [];
  const ways = [...toPhrases(search), ...toPhoneNumbers(search)];
  const others = [...new Set(ways)].filter((way) => way !== only);
  if (terms.length === 0 || others.length === 0) return typed;
  return [{ $or: [...others.map((way) => toBeginning(field, way)), { $and: typed }] }];
}

/** The same condition in a form that no plan reads an index for. */
export function withoutIndex(condition: Document): Document {
  return { $nor: [{ $nor: [condition] }] };
}

/** All of it as one token, as it is spaced and without spaces: `SF 1234 5678` on a label. */
function toPhrases(search: string): string[] {
  const text = search.trim().toLowerCase();
  return [text, text.replace(/\s+/g, '')].map((phrase) => phrase.slice(0, maxLength));
}

/** `#1001` also finds a number that is written without it. */
function toTermCondition(field: string, term: string): Document {
  const beginning = toBeginning(field, term);
  return /^#./.test(term) ? { $or: [beginning, { [field]: term.slice(1) }] } : beginning;
}

function toBeginning(field: string, prefix: string): Document {
  return { [field]: { $elemMatch: toPrefixRange(prefix) } };
}

/** As its digits, and as those within the country (domain/searchTokens.ts). */
function toPhoneNumbers(search: string): string[] {
  const text = search.trim();
  if (!/^\+?[\d\s().-]{6,}$/.test(text)) return [];
  const digits = text.replace(/\D/g, '').slice(0, maxLength);
  if (digits.length < nationalDigits / 2) return [];
  return [...new Set([digits, digits.slice(-nationalDigits)])];
}
