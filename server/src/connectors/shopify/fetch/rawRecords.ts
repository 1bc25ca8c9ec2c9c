import { toError } from '../../../lib/errors.ts';
import type { FetchPage, Glance, RawRecord } from '../../kit/types.ts';
import type { Node } from './nodes.ts';

/** A fetched record as it is kept: the JSON text of the assembled node. */
export function toRawRecord(node: Node, glance: (body: unknown) => Glance): RawRecord {
  const look = glance(node);
  const known = !Number.isNaN(look.sourceVersion.getTime());
  return {
    raw: Buffer.from(JSON.stringify(node)),
    glance: known ? look : { ...look, sourceVersion: new Date(0) },
  };
}

/** Nodes without an id are listed, not lost, and do not stop their page (spec 7.6). */
export function toRawRecords(
  nodes: Node[],
  glance: (body: unknown) => Glance,
): Pick<FetchPage, 'records' | 'unreadable'> {
  const page: Pick<FetchPage, 'records' | 'unreadable'> = { records: [], unreadable: [] };
  for (const node of nodes) {
    try {
      page.records.push(toRawRecord(node, glance));
    } catch (error) {
      const raw = Buffer.from(JSON.stringify(node));
      page.unreadable.push({ message: toError(error).message, raw });
    }
  }
  return page;
}
