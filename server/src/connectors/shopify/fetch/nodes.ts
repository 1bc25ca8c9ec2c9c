import { RetryableError } from '../../../lib/errors.ts';
import { isObject } from '../../kit/read/json.ts';

/** A record as Shopify's GraphQL gives it. */
export type Node = Record<string, unknown> & { id: string };

export interface NodePage {
  nodes: Node[];
  /** null = the last page. */
  next: string | null;
}

/**
 * A connection's page. An answer of another shape is a fault of the way and is asked for again: it must never
 * pass for an empty page (F33).
 */
export function readPage(value: unknown): NodePage {
  if (!isObject(value) || !Array.isArray(value['nodes']) || !isObject(value['pageInfo'])) {
    throw new RetryableError('Shopify gave a page of an unknown shape');
  }
  const { hasNextPage, endCursor } = value['pageInfo'];
  const nodes = value['nodes'].filter(isObject) as Node[];
  if (hasNextPage !== true) return { nodes, next: null };
  if (typeof endCursor !== 'string' || endCursor === '') {
    throw new RetryableError('Shopify gave a page with a next one and no cursor to it');
  }
  return { nodes, next: endCursor };
}

/** A node with one of its connections as a plain list, at the end of its fields: pages and bulk agree in order. */
export function putList(node: Node, field: string, rows: unknown[]): void {
  delete node[field];
  node[field] = rows;
}

/** The list a connection was turned into. */
export function listOf(node: Record<string, unknown>, field: string): Record<string, unknown>[] {
  const value = node[field];
  return Array.isArray(value) ? value.filter(isObject) : [];
}
