import { createGraphqlError } from './graphqlErrors.ts';

export interface PageArguments {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
  reverse?: boolean | null;
}

/** How the rows of a connection are ordered: by value, ties by id. */
export interface RowOrder<T> {
  id: (row: T) => number;
  value: (row: T) => string | number;
}

export interface Connection<T> {
  edges: () => { cursor: () => string; node: T }[];
  nodes: T[];
  pageInfo: () => {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
}

interface Position {
  last_id: number;
  last_value: string | number;
}

const tooMany =
  'cannot exceed 250. To query larger amounts of data with fewer limits, bulk operations should be used instead.';

/** `first` or `last` is a must, not both, at most `limit` (shopify-facts 5). Throws BAD_REQUEST. */
export function assertPageArguments(args: PageArguments, limit = 250): void {
  const first = args.first ?? null;
  const last = args.last ?? null;
  if (first === null && last === null)
    throw createGraphqlError('you must provide one of first or last', 'BAD_REQUEST');
  if (first !== null && last !== null)
    throw createGraphqlError('providing both first and last is not supported', 'BAD_REQUEST');
  const name = first === null ? 'last' : 'first';
  const size = first ?? last ?? 0;
  if (size > limit)
    throw createGraphqlError(
      limit === 250 ? `${name} ${tooMany}` : `${name} cannot exceed ${limit}.`,
      'BAD_REQUEST',
    );
  if (size < 0) throw createGraphqlError(`${name} must be greater than 0`, 'BAD_REQUEST');
}

const toCursor = (position: Position): string =>
  Buffer.from(JSON.stringify(position)).toString('base64');

function parseCursor(cursor: string): Position {
  try {
    const position = JSON.parse(Buffer.from(cursor, 'base64').toString('utf8')) as Position;
    if (typeof position.last_id === 'number') return position;
  } catch {
    // Falls through to the answer Shopify gives for any cursor it did not make.
  }
  throw createGraphqlError(`Invalid cursor for current pagination sort.`, 'BAD_REQUEST');
}

function comparePositions(left: Position, right: Position): number {
  if (left.last_value < right.last_value) return -1;
  if (left.last_value > right.last_value) return 1;
  return left.last_id - right.last_id;
}

/** Index of the first row that lies behind the position: rows that moved meanwhile are simply elsewhere. */
function findBehind<T>(
  rows: T[],
  toPosition: (row: T) => Position,
  order: {
    from: Position;
    sign: number;
    including: boolean;
  },
): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = rows[middle];
    const compared =
      row === undefined ? 1 : comparePositions(toPosition(row), order.from) * order.sign;
    if (compared > 0 || (order.including && compared === 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Cuts one page out of rows sorted ascending by (value, id). `reverse` reads them backwards. */
export function paginate<T>(rows: T[], args: PageArguments, order: RowOrder<T>): Connection<T> {
  const toPosition = (row: T): Position => ({
    last_id: order.id(row),
    last_value: order.value(row),
  });
  const sorted = args.reverse ? rows.toReversed() : rows;
  const sign = args.reverse ? -1 : 1;
  const find = (cursor: string, including: boolean): number =>
    findBehind(sorted, toPosition, { from: parseCursor(cursor), sign, including });
  const start = args.after ? find(args.after, false) : 0;
  const end = args.before ? find(args.before, true) : sorted.length;
  const from = typeof args.last !== 'number' ? start : Math.max(start, end - args.last);
  const to = typeof args.first !== 'number' ? end : Math.min(end, start + args.first);
  const nodes = sorted.slice(from, Math.max(from, to));
  return toConnection(nodes, toPosition, {
    hasNextPage: to < sorted.length,
    hasPreviousPage: from > 0,
  });
}

function toConnection<T>(
  nodes: T[],
  toPosition: (row: T) => Position,
  more: { hasNextPage: boolean; hasPreviousPage: boolean },
): Connection<T> {
  const cursorOf = (row: T | undefined): string | null =>
    row === undefined ? null : toCursor(toPosition(row));
  return {
    nodes,
    edges: () => nodes.map((node) => ({ cursor: () => toCursor(toPosition(node)), node })),
    pageInfo: () => ({
      ...more,
      startCursor: cursorOf(nodes[0]),
      endCursor: cursorOf(nodes.at(-1)),
    }),
  };
}
