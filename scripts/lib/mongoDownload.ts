import { lookup } from 'node:dns/promises';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report } from './report.ts';

/** mongodb-memory-server's own download. @throws when its host cannot be reached. */
export async function fetchMongoDownload(cacheDir: string, report: Report): Promise<string> {
  const version = process.env['MONGOMS_VERSION'] ?? '7.0.24';
  const downloadDir = process.env['MONGOMS_DOWNLOAD_DIR'] ?? join(cacheDir, 'mongodb-binaries');
  if (!(await downloaded(downloadDir, version))) {
    await requireDownloadHost();
    report(`Fetching MongoDB ${version} (about 80 MB)…`);
  }
  process.env['MONGOMS_MAX_RETRIES'] ??= '1'; // 0 means: no attempt at all
  const { MongoBinary } = await import('mongodb-memory-server');
  return MongoBinary.getPath({ version, downloadDir });
}

async function downloaded(downloadDir: string, version: string): Promise<boolean> {
  const files = await readdir(downloadDir).catch(() => []);
  return files.some((file) => file.startsWith('mongod-') && file.endsWith(version));
}

/** Asks the resolver first where nothing stands between: the library itself retries for seven seconds. */
async function requireDownloadHost(): Promise<void> {
  if (process.env['HTTPS_PROXY'] || process.env['MONGOMS_DOWNLOAD_MIRROR']) return;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('fastdl.mongodb.org: DNS timeout')), 2500);
  });
  try {
    await Promise.race([lookup('fastdl.mongodb.org'), late]);
  } finally {
    clearTimeout(timer);
  }
}
