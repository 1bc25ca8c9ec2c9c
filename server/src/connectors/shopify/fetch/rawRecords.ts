import * as kit from '../../kit/read/rawRecords.ts';
import type { FetchPage, Glance, RawRecord } from '../../kit/types.ts';
import type { Node } from './nodes.ts';

type LookAt = (body: unknown) => Glance;

/** A fetched record as it is kept: the JSON text of the assembled node. */
export function toRawRecord(node: Node, glance: LookAt): RawRecord {
  return kit.toRawRecord(node, toStorable(glance));
}

/** Nodes without an id are listed, not lost, and do not stop their page (spec 7.6). */
export function toRawRecords(
  nodes: Node[],
  glance: LookAt,
): Pick<FetchPage, 'records' | 'unreadable'> {
  return kit.toRawRecords(nodes, toStorable(glance));
}

/** A version nobody can read is older than any other. */
function toStorable(glance: LookAt): LookAt {
  return (node) => {
    const look = glance(node);
    const known = !Number.isNaN(look.sourceVersion.getTime());
    return known ? look : { ...look, sourceVersion: new Date(0) };
  };
}
