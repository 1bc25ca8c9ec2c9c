import { createHash } from 'node:crypto';
import { type FileHandle, mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A bulk result on disk, cut into groups by root, because children need not follow their parents since 2026-01
 * (edge case 84): every line of one root is in one group, and one group at a time is in memory.
 * Memory is flat whatever the file's size: one group to read, and a write buffer for each.
 */
export interface BulkFile {
  groups: number;
  lines: number;
  /** The lines of one group, in the file's order. */
  readGroup(group: number): Promise<Uint8Array[]>;
  remove(): Promise<void>;
}

export const groupBytes = 4 * 1024 * 1024;
const mostGroups = 256;
const bufferBytes = 64 * 1024;
const newLine = 0x0a;

/** The same file size gives the same groups: rows keep their order over a restart. */
export function computeGroups(fileSize: number): number {
  return Math.max(1, Math.min(mostGroups, Math.ceil(fileSize / groupBytes)));
}

/** Streams JSONL into its groups. The caller removes the file, also when this throws. */
export async function saveBulkFile(
  chunks: AsyncIterable<Uint8Array>,
  groups: number,
): Promise<BulkFile> {
  const folder = await mkdtemp(join(tmpdir(), 'sluice-bulk-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const lines = await saveGroups(chunks, groups, folder);
    return {
      groups,
      lines,
      readGroup: async (group) => [...splitLines(await readFile(join(folder, String(group))))],
      remove,
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function saveGroups(
  chunks: AsyncIterable<Uint8Array>,
  groups: number,
  folder: string,
): Promise<number> {
  const writers = await Promise.all(
    Array.from({ length: groups }, async (_, group) =>
      createWriter(await open(join(folder, String(group)), 'w')),
    ),
  );
  try {
    let lines = 0;
    for await (const line of readLines(chunks)) {
      lines += 1;
      await writers[toGroup(line, groups)]?.write(line);
    }
    for (const writer of writers) await writer.flush();
    return lines;
  } finally {
    await Promise.all(writers.map((writer) => writer.close()));
  }
}

interface Writer {
  write(line: Uint8Array): Promise<void>;
  flush(): Promise<void>;
  close(): Promise<void>;
}

function createWriter(handle: FileHandle): Writer {
  let waiting: Uint8Array[] = [];
  let size = 0;
  async function flush(): Promise<void> {
    const all = Buffer.concat(waiting, size);
    waiting = [];
    size = 0;
    await handle.write(all);
  }
  return {
    async write(line) {
      waiting.push(line, lineEnd);
      size += line.length + 1;
      if (size >= bufferBytes) await flush();
    },
    flush,
    close: () => handle.close(),
  };
}
const lineEnd = Uint8Array.of(newLine);

/** Whole lines of a byte stream; what a chunk leaves unfinished is kept for the next one. */
export async function* readLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let rest: Uint8Array[] = [];
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(newLine); end >= 0; end = chunk.indexOf(newLine, start)) {
      const line = Buffer.concat([...rest, chunk.subarray(start, end)]);
      rest = [];
      start = end + 1;
      if (line.length > 0) yield line;
    }
    // A copy: a slice would hold the whole chunk in memory.
    if (start < chunk.length) rest.push(Uint8Array.from(chunk.subarray(start)));
  }
  const last = Buffer.concat(rest);
  if (last.length > 0) yield last;
}

function* splitLines(bytes: Buffer): Generator<Uint8Array> {
  let start = 0;
  for (let end = bytes.indexOf(newLine); end >= 0; end = bytes.indexOf(newLine, start)) {
    if (end > start) yield bytes.subarray(start, end);
    start = end + 1;
  }
  if (start < bytes.length) yield bytes.subarray(start);
}

/**
 * The group of a line by its root's gid: the parent's for a child, its own for a root. Quotes inside values are
 * escaped, so these byte sequences can only be the fields themselves.
 */
function toGroup(line: Uint8Array, groups: number): number {
  if (groups === 1) return 0;
  const bytes = Buffer.from(line.buffer, line.byteOffset, line.byteLength);
  const parent = readField(bytes, '"__parentId":"', bytes.lastIndexOf('"__parentId":"'));
  const root = parent ?? readField(bytes, '"id":"', bytes.indexOf('"id":"')) ?? '';
  return createHash('md5').update(root).digest().readUInt32LE(0) % groups;
}

function readField(bytes: Buffer, name: string, at: number): string | null {
  if (at < 0) return null;
  const start = at + name.length;
  const end = bytes.indexOf('"', start);
  return end < 0 ? null : bytes.toString('latin1', start, end);
}
