import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from '../../../scripts/lib/ports.ts';
import { people, password, type Place, resultsDir } from './place.ts';
import { createServiceProgram } from './serviceProgram.ts';

/** A service of its own on an empty database: nothing is connected, and the admin is its only person. */
export async function withEmptyService(
  place: Place,
  work: (baseURL: string) => Promise<void>,
): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sluice-empty-'));
  const port = await findFreePort(0);
  const baseURL = `http://127.0.0.1:${port}`;
  const database = new URL(place.mongodbUri);
  database.pathname = `/empty_${randomBytes(4).toString('hex')}`;
  const env = {
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: baseURL,
    DATA_DIR: dataDir,
    MONGODB_URI: database.href,
    ADMIN_EMAIL: people.admin.email,
    ADMIN_PASSWORD: password,
    SLUICE_ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    SLUICE_ALLOW_CUSTOM_BASE_URL: '1',
  };
  const service = createServiceProgram(baseURL, env, join(resultsDir, 'empty-service.log'));
  try {
    await service.start();
    await work(baseURL);
  } finally {
    await service.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
