import type { StreamDefinition } from '../connectors/kit/types.ts';
import { parseJson, toParseFailure } from '../lib/json.ts';
import type { CacheEntry } from '../models/cache/cacheTypes.ts';
import type { ProcessConnection } from './deps.ts';
import { toFailure } from './failures.ts';
import type { Item, ItemResult } from './kinds/kindTypes.ts';

export type ReadEntry = { item: Item } | { failure: ItemResult };

const maxIssues = 5;

/**
 * Raw bytes to the common structure. A tombstone is read from the last full body: its record is archived, not
 * forgotten, and a rebuild finds it again (spec 2.5).
 */
export function readEntry(
  stream: StreamDefinition,
  connection: ProcessConnection,
  entry: CacheEntry,
): ReadEntry {
  if (entry.deleted) return { item: { entry, source: readLastBody(stream, connection, entry) } };
  if (!entry.raw) return { failure: toFailure('RAW_MISSING', 'The raw data was removed') };
  const parsed = parseBody(entry.raw.buffer);
  if ('failure' in parsed) return parsed;
  const read = stream.read(parsed.body, { ...connection, topic: entry.topic });
  if (read.ok) return { item: { entry, source: read.value } };
  const texts = read.issues.slice(0, maxIssues).map((issue) => `${issue.field} ${issue.message}`);
  const more = read.issues.length - texts.length;
  if (more > 0) texts.push(`and ${more} more`);
  return { failure: toFailure('INVALID_PAYLOAD', texts.join('; ').trim()) };
}

function parseBody(bytes: Uint8Array): { body: unknown } | { failure: ItemResult } {
  try {
    return { body: parseJson(bytes) };
  } catch (error) {
    const { code, message } = toParseFailure(error);
    return { failure: toFailure(code, message) };
  }
}

function readLastBody(
  stream: StreamDefinition,
  connection: ProcessConnection,
  entry: CacheEntry,
): Item['source'] {
  if (!entry.lastBody) return null;
  const parsed = parseBody(entry.lastBody.buffer);
  if ('failure' in parsed) return null;
  const read = stream.read(parsed.body, { ...connection, topic: null });
  return read.ok ? read.value : null;
}
