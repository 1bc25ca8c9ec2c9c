import { createReadStream, createWriteStream, mkdtempSync, rmSync, type ReadStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface BulkWriter {
  write: (line: string) => Promise<void>;
  /** Bytes written. */
  end: () => Promise<number>;
}

/** Result files of bulk operations: on disk, so that a large shop does not sit in memory. */
export interface BulkFiles {
  open: (token: string) => BulkWriter;
  read: (token: string) => ReadStream;
  close: () => void;
}

export function createBulkFiles(): BulkFiles {
  let folder: string | null = null;
  const toPath = (token: string): string => {
    folder ??= mkdtempSync(join(tmpdir(), 'shopify-sandbox-'));
    return join(folder, `${token}.jsonl`);
  };
  return {
    open: (token) => {
      const stream = createWriteStream(toPath(token));
      return {
        write: (line) =>
          new Promise((resolve) => {
            if (stream.write(line)) resolve();
            else stream.once('drain', resolve);
          }),
        end: () =>
          new Promise((resolve, reject) => {
            stream.once('error', reject);
            stream.end(() => resolve(stream.bytesWritten));
          }),
      };
    },
    read: (token) => createReadStream(toPath(token)),
    close: () => {
      if (folder !== null) rmSync(folder, { recursive: true, force: true });
      folder = null;
    },
  };
}
