import type { Comparison, SearchNode, SearchTerm } from './searchTypes.ts';

type Token = { kind: 'term'; term: SearchTerm } | { kind: 'and' | 'or' | 'not' | 'open' | 'close' };

const space = /\s+/y;
const word = /[^\s:()"']+/y;
const comparisonMark = /[<>]=?|=/y;
const quotedText = /'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/y;

const comparisons: Record<string, Comparison> = {
  '>=': 'gte',
  '>': 'gt',
  '<=': 'lte',
  '<': 'lt',
  '=': 'match',
};

interface Reader {
  readonly text: string;
  position: number;
}

function take(reader: Reader, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = reader.position;
  const match = pattern.exec(reader.text);
  if (match) reader.position = pattern.lastIndex;
  return match;
}

function skip(reader: Reader, character: string): boolean {
  if (reader.text[reader.position] !== character) return false;
  reader.position += 1;
  return true;
}

const marks: Record<string, 'open' | 'close' | 'not'> = { '(': 'open', ')': 'close', '-': 'not' };
const connectives: Record<string, 'and' | 'or' | 'not'> = { AND: 'and', OR: 'or', NOT: 'not' };

function readQuoted(reader: Reader): string | null {
  const match = take(reader, quotedText);
  return match ? (match[1] ?? match[2] ?? '').replace(/\\(.)/g, '$1') : null;
}

const toBare = (value: string, quoted: boolean): SearchTerm => ({
  kind: 'term',
  field: null,
  comparison: 'match',
  value,
  quoted,
});

/**
 * An unquoted value ends at the next colon, as in Shopify's parser: `updated_at:>=2026-01-01T00:00:00Z` becomes
 * updated_at ≥ 2026-01-01T00 and a second, nonsense term `00:00Z` (shopify-facts 5).
 */
function readValue(reader: Reader, field: string): SearchTerm {
  const mark = take(reader, comparisonMark)?.[0] ?? '';
  const comparison = comparisons[mark] ?? 'match';
  const quoted = readQuoted(reader);
  if (quoted !== null) return { kind: 'term', field, comparison, value: quoted, quoted: true };
  const value = take(reader, word)?.[0] ?? '';
  skip(reader, ':');
  return { kind: 'term', field, comparison, value, quoted: false };
}

function readToken(reader: Reader): Token {
  const mark = marks[reader.text[reader.position] ?? ''];
  if (mark) {
    reader.position += 1;
    return { kind: mark };
  }
  const quoted = readQuoted(reader);
  if (quoted !== null) return { kind: 'term', term: toBare(quoted, true) };
  const name = take(reader, word)?.[0];
  if (name === undefined) {
    reader.position += 1;
    return { kind: 'term', term: toBare('', false) };
  }
  if (skip(reader, ':')) return { kind: 'term', term: readValue(reader, name) };
  const connective = connectives[name];
  return connective ? { kind: connective } : { kind: 'term', term: toBare(name, false) };
}

function readTokens(text: string): Token[] {
  const reader: Reader = { text, position: 0 };
  const tokens: Token[] = [];
  while (reader.position < text.length) {
    if (take(reader, space)) continue;
    tokens.push(readToken(reader));
  }
  return tokens.filter(
    (token) => token.kind !== 'term' || token.term.field !== null || token.term.value !== '',
  );
}

/** OR binds weaker than AND; terms side by side are ANDed. */
function parseOr(tokens: Token[]): SearchNode {
  const parts = [parseAnd(tokens)];
  while (tokens[0]?.kind === 'or') {
    tokens.shift();
    parts.push(parseAnd(tokens));
  }
  return parts.length === 1 && parts[0] ? parts[0] : { kind: 'or', parts };
}

function parseAnd(tokens: Token[]): SearchNode {
  const parts: SearchNode[] = [];
  while (tokens[0] && tokens[0].kind !== 'or' && tokens[0].kind !== 'close') {
    if (tokens[0].kind === 'and') tokens.shift();
    else parts.push(parseOne(tokens));
  }
  return parts.length === 1 && parts[0] ? parts[0] : { kind: 'and', parts };
}

function parseOne(tokens: Token[]): SearchNode {
  const token = tokens.shift();
  if (token?.kind === 'not') return { kind: 'not', part: parseOne(tokens) };
  if (token?.kind === 'open') {
    const inner = parseOr(tokens);
    if (tokens[0]?.kind === 'close') tokens.shift();
    return inner;
  }
  return token?.kind === 'term' ? token.term : { kind: 'and', parts: [] };
}

/** Reads Shopify's search language; null for an empty query. Never throws: nonsense becomes odd terms. */
export function parseSearch(text: string): SearchNode | null {
  const tokens = readTokens(text);
  const parts: SearchNode[] = [];
  while (tokens.length > 0) {
    if (tokens[0]?.kind === 'close') tokens.shift();
    else parts.push(parseOr(tokens));
  }
  if (parts.length === 0) return null;
  return parts.length === 1 && parts[0] ? parts[0] : { kind: 'and', parts };
}

/** The `parsed` part of `extensions.search`. */
export function describeSearch(node: SearchNode): unknown {
  if (node.kind === 'not') return { not: describeSearch(node.part) };
  if (node.kind !== 'term') return { [node.kind]: node.parts.map(describeSearch) };
  if (node.field === null) return { field: 'default', match_all: node.value };
  const key = node.comparison === 'match' ? 'match_all' : `range_${node.comparison}`;
  return { field: node.field, [key]: node.value };
}
