import { RetryableError } from '../../../lib/errors.ts';
import { isObject } from '../../kit/read/json.ts';
import type { ShopifyClient } from './client.ts';
import { type Node, putList, readPage } from './nodes.ts';
import type { PageSource } from './sources.ts';

/** Turns a page's nodes into whole records: each connection a plain list with all of its rows (edge case 45). */
export async function fetchChildren(
  client: ShopifyClient,
  source: PageSource,
  nodes: Node[],
): Promise<void> {
  for (const node of nodes) {
    for (const child of source.children) {
      const first = readPage(node[child.field]);
      const rows: Record<string, unknown>[] = [...first.nodes];
      let next = first.next;
      while (next !== null) {
        const data = await client.fetchData(child.more, { id: node.id, after: next });
        const parent = data[source.oneRoot];
        if (!isObject(parent)) {
          throw new RetryableError(
            `A ${source.type} disappeared while its ${child.field} were read`,
          );
        }
        const page = readPage(parent[child.field]);
        if (page.next === next)
          throw new RetryableError(`Shopify repeats a page of ${child.field}`);
        rows.push(...page.nodes);
        next = page.next;
      }
      putList(node, child.field, rows);
    }
  }
}
