import { RetryableError } from '../../../lib/errors.ts';
import { parseJson } from '../../../lib/json.ts';
import { isObject } from '../../kit/read/json.ts';
import { toGidType } from '../mapper/ids.ts';
import { type Node, putList } from './nodes.ts';
import type { BulkSource } from './sources.ts';

/**
 * PURE. One group of bulk lines as whole records, in the order of their roots: children are joined by `__parentId`
 * and told apart by the type in their gid, wherever they stand (edge case 84).
 * @throws RetryableError for a line that is cut off or has no parent: the file is not whole.
 */
export function joinLines(source: BulkSource, lines: Iterable<Uint8Array>): Node[] {
  const fieldOfType = new Map(
    source.children.flatMap(({ field, types }) => types.map((type) => [type, field] as const)),
  );
  const roots = new Map<string, { node: Node; lists: Map<string, unknown[]> }>();
  const children: { parent: string; row: Record<string, unknown> }[] = [];
  for (const line of lines) {
    const row = parseLine(line);
    const { __parentId: parent, ...rest } = row;
    if (typeof parent === 'string') children.push({ parent, row: rest });
    else roots.set(row.id, { node: row, lists: new Map() });
  }
  for (const { parent, row } of children) {
    const field = fieldOfType.get(toGidType(row['id']) ?? '');
    const lists = roots.get(parent)?.lists;
    if (!lists || field === undefined)
      throw new RetryableError('A bulk result holds a row without its parent');
    const list = lists.get(field);
    if (list) list.push(row);
    else lists.set(field, [row]);
  }
  for (const { node, lists } of roots.values()) {
    for (const { field } of source.children) putList(node, field, lists.get(field) ?? []);
  }
  return [...roots.values()].map(({ node }) => node);
}

function parseLine(line: Uint8Array): Node {
  let row: unknown;
  try {
    row = parseJson(line);
  } catch {
    throw new RetryableError('A bulk result holds a line that is cut off');
  }
  if (!isObject(row) || typeof row['id'] !== 'string') {
    throw new RetryableError('A bulk result holds a line without an id');
  }
  return row as Node;
}
