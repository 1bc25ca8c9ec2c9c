import { parse as parseExact } from 'lossless-json';
import { toError } from './errors.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });
/** A number token that plain JSON.parse would round or overflow: 16 digits and more, or an exponent. */
const riskyNumber = /[:[,\s]-?\d{16,}|[:[,\s]-?\d+(?:\.\d+)?[eE]|\.\d{15,}/;

/**
 * Bytes to JSON without losing a digit: numbers a double cannot hold come out as their text
 * (ids are strings from the first token, spec 2.1; performance 3.2 for why the slow parser is the exception).
 * @throws SyntaxError for JSON that is not JSON, TypeError for bytes that are not UTF-8, RangeError for JSON nested
 * too deeply to be read.
 */
export function parseJson(bytes: Uint8Array): unknown {
  const text = utf8.decode(bytes);
  if (!riskyNumber.test(text)) return JSON.parse(text) as unknown;
  return parseExact(text, null, { parseNumber: exactNumber, onDuplicateKey: takeLast });
}

/** As JSON.parse does: how long a number is must not decide what else the text means. */
function takeLast({ newValue }: { newValue: unknown }): unknown {
  return newValue;
}

/** Why bytes could not be parsed, without quoting them: parsers do, and they may hold personal data. */
export function toParseFailure(thrown: unknown): {
  code: 'INVALID_ENCODING' | 'INVALID_JSON' | 'RECORD_TOO_LARGE';
  message: string;
} {
  const { name } = toError(thrown);
  if (name === 'TypeError') return { code: 'INVALID_ENCODING', message: 'The bytes are not UTF-8' };
  if (name === 'RangeError') return { code: 'RECORD_TOO_LARGE', message: 'Nested too deeply' };
  return { code: 'INVALID_JSON', message: 'The bytes are not JSON' };
}

function exactNumber(token: string): number | string {
  const value = Number(token);
  return Number.isFinite(value) && String(value) === token ? value : token;
}
