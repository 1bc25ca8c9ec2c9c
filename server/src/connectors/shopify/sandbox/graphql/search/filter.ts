import type { ShopState } from '../../state/shopState.ts';
import { createGraphqlError } from '../graphqlErrors.ts';
import { describeSearch, parseSearch } from './parseSearch.ts';
import { parseSearchTime } from './searchTime.ts';
import type {
  Comparison,
  SearchNode,
  SearchNote,
  SearchTerm,
  SearchWarning,
} from './searchTypes.ts';

/** What a filter key reads from a row; `time` keys hold stamps, `id` keys numbers, `text` keys any of several words. */
export type SearchField<T> =
  | { kind: 'time'; read: (row: T) => string | null }
  | { kind: 'id'; read: (row: T) => number }
  | { kind: 'text'; read: (row: T) => (string | null)[] }
  | { kind: 'test'; test: (row: T, value: string) => boolean };

export interface SearchFields<T> {
  fields: Record<string, SearchField<T>>;
  /** What a bare word is looked for in. */
  words: (row: T) => (string | null)[];
}

export interface Filter<T> {
  test: (row: T) => boolean;
  note: Omit<SearchNote, 'path'> | null;
}

interface Reading<T> {
  state: ShopState;
  search: SearchFields<T>;
  warnings: SearchWarning[];
}

type Test<T> = (row: T) => boolean;

function holds(comparison: Comparison, left: number, right: number): boolean {
  if (comparison === 'gte') return left >= right;
  if (comparison === 'gt') return left > right;
  if (comparison === 'lte') return left <= right;
  if (comparison === 'lt') return left < right;
  return left === right;
}

const includesWord = (values: (string | null)[], wanted: string): boolean => {
  const text = wanted.toLowerCase();
  if (text === '*') return values.some((value) => value !== null && value !== '');
  if (text.endsWith('*'))
    return values.some((value) => value?.toLowerCase().startsWith(text.slice(0, -1)));
  return values.some((value) => value?.toLowerCase() === text);
};

function toTimeTest<T>(
  reading: Reading<T>,
  term: SearchTerm,
  read: (row: T) => string | null,
): Test<T> {
  const { state } = reading;
  const bound = parseSearchTime(term.value, state.info, state.clock());
  if (bound === null)
    throw createGraphqlError(
      `Invalid timestamp for query filter \`${term.field ?? ''}\`.`,
      'BAD_REQUEST',
    );
  return (row) => {
    const value = read(row);
    return value !== null && holds(term.comparison, Date.parse(value), bound);
  };
}

function toTermTest<T>(reading: Reading<T>, term: SearchTerm): Test<T> {
  const { search, warnings } = reading;
  if (term.field === null) {
    const wanted = term.value.toLowerCase();
    return (row) => search.words(row).some((value) => value?.toLowerCase().includes(wanted));
  }
  const field = search.fields[term.field];
  if (!field) {
    const message = 'Invalid search field for this query.';
    warnings.push({ field: term.field, message, code: 'invalid_field' });
    return () => true;
  }
  if (field.kind === 'time') return toTimeTest(reading, term, field.read);
  if (field.kind === 'id') {
    const bound = Number(/\d+$/.exec(term.value)?.[0] ?? Number.NaN);
    return (row) => holds(term.comparison, field.read(row), bound);
  }
  if (field.kind === 'test') return (row) => field.test(row, term.value.toLowerCase());
  const wanted = term.quoted ? [term.value] : term.value.split(',');
  return (row) => wanted.some((value) => includesWord(field.read(row), value));
}

function toTest<T>(reading: Reading<T>, node: SearchNode): Test<T> {
  if (node.kind === 'term') return toTermTest(reading, node);
  if (node.kind === 'not') {
    const inner = toTest(reading, node.part);
    return (row) => !inner(row);
  }
  const tests = node.parts.map((part) => toTest(reading, part));
  return node.kind === 'and'
    ? (row) => tests.every((test) => test(row))
    : (row) => tests.some((test) => test(row));
}

/** Compiles a `query:` argument. Unknown keys match everything and are reported, never refused (shopify-facts 5). */
export function compileFilter<T>(
  state: ShopState,
  search: SearchFields<T>,
  query: string | null | undefined,
): Filter<T> {
  const node = query ? parseSearch(query) : null;
  if (!node || !query) return { test: () => true, note: null };
  const reading: Reading<T> = { state, search, warnings: [] };
  const test = toTest(reading, node);
  const { warnings } = reading;
  const note = warnings.length > 0 ? { query, parsed: describeSearch(node), warnings } : null;
  return { test, note };
}
