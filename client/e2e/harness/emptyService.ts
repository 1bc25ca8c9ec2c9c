import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { findFreePort } from '../../../scripts/lib/ports.ts';
import { people, password, type Place, resultsDir } from './place.ts';
import { createServiceProgram } from './serviceProgram.ts';

/** The admin out of the environment is the only person there. */
const withAdminOnly = { ADMIN_EMAIL: people.admin.email, ADMIN_PASSWORD: password };

/** A service of its own on an empty database: nothing is connected. */
export async function withEmptyService(
  place: Place,
  work: (baseURL: string) => Promise<void>,
  who: Record<string, string> = withAdminOnly,
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
    ...who,
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

/** A page of that service's admin, signed in. */
export async function withAdmin(
  browser: Browser,
  baseURL: string,
  work: (page: Page) => Promise<void>,
) {
  const context = await browser.newContext({ baseURL });
  try {
    const answer = await context.request.post('/api/auth/login', {
      data: { email: people.admin.email, password },
      headers: { Origin: baseURL },
    });
    if (!answer.ok()) throw new Error(`Sign-in answered ${answer.status()}`);
    await work(await context.newPage());
  } finally {
    await context.close();
  }
}
