import { parse as parseExact } from 'lossless-json';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });
/** A number token that plain JSON.parse would round or overflow: 16 digits and more, or an exponent. */
const riskyNumber = /[:[,\s]-?\d{16,}|[:[,\s]-?\d+(?:\.\d+)?[eE]|\.\d{15,}/;

/**
 * Bytes to JSON without losing a digit: numbers a double cannot hold come out as their text
 * (ids are strings from the first token, spec 2.1; performance 3.2 for why the slow parser is the exception).
 * @throws SyntaxError for JSON that is not JSON, TypeError for bytes that are not UTF-8.
 */
export function parseJson(bytes: Uint8Array): unknown {
  const text = utf8.decode(bytes);
  if (!riskyNumber.test(text)) return JSON.parse(text) as unknown;
  return parseExact(text, null, exactNumber);
}

function exactNumber(token: string): number | string {
  const value = Number(token);
  return Number.isFinite(value) && String(value) === token ? value : token;
}
