/** An index entry each: enough for any real record, a bound for a hostile one. */
const maxTokens = 120;
const maxLength = 64;

/**
 * What people may type to find a record, lower case, for exact and prefix search. Kept in the order of importance
 * given where there are too many, then sorted.
 */
export function toSearchTokens(texts: readonly (string | null | undefined)[]): string[] {
  const tokens = texts.map((text) => cut(text?.trim().toLowerCase() ?? ''));
  return [...new Set(tokens)]
    .filter((token) => token !== '')
    .slice(0, maxTokens)
    .sort();
}

/** The words of a name: `Tee - White/S` is found by `tee`, `white` and `s`. */
export function toWords(text: string | null | undefined): string[] {
  return text?.match(/[\p{L}\p{M}\p{N}.'’_-]*[\p{L}\p{N}][\p{L}\p{M}\p{N}.'’_-]*/gu) ?? [];
}

/** A phone number as people type it: with and without its country. */
export function toPhoneTokens(phone: string | null | undefined): string[] {
  const digits = phone?.replace(/\D/g, '') ?? '';
  return [digits, digits.slice(-10)];
}

/** Never through the middle of a surrogate pair. */
function cut(token: string): string {
  return token.slice(0, maxLength).replace(/[\uD800-\uDBFF]$/, '');
}
