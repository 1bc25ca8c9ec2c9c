import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMongo } from '../../../scripts/lib/mongo.ts';
import { findFreePort } from '../../../scripts/lib/ports.ts';
import {
  type DemoSize,
  type ShopifySandbox,
  startShopifySandbox,
} from '../../../server/src/connectors/shopify/sandbox/index.ts';
import { createApi } from './api.ts';
import { startControl } from './control.ts';
import { people, password, type Place, resultsDir } from './place.ts';
import { createServiceProgram, type ServiceProgram } from './serviceProgram.ts';
import { openShopGroups } from './shopControl.ts';
import { fillSite } from './fillSite.ts';

/** Database, sandbox shop and the built service on free ports, in a data folder of their own. */
export interface Site {
  place: Place;
  /** What the sandbox shop holds. */
  shop: ShopifySandbox['shop'];
  close(): Promise<void>;
}

type Closer = () => unknown;

/** Starts everything and waits until the whole shop has been read. What had started is closed again on failure. */
export async function openSite(shop: DemoSize): Promise<Site> {
  const closers: Closer[] = [];
  const close = async () => {
    for (const closer of closers.splice(0).toReversed()) await closer();
  };
  try {
    return { ...(await assemble(shop, closers)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function assemble(size: DemoSize, closers: Closer[]): Promise<Omit<Site, 'close'>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sluice-site-'));
  closers.push(() => rmSync(dataDir, { recursive: true, force: true }));
  const mongo = await startMongo(dataDir, 'sluice');
  closers.push(() => mongo.stop());
  const sandbox = await startShopifySandbox({ shop: size, seed: 1 });
  closers.push(() => sandbox.close());
  const port = await findFreePort(0);
  const baseUrl = `http://127.0.0.1:${port}`;
  const apiKey = `slk_${randomBytes(24).toString('hex')}`;
  const env = { ...toEnvironment(sandbox, baseUrl, apiKey), DATA_DIR: dataDir };
  const service = openService(baseUrl, { ...env, PORT: String(port), MONGODB_URI: mongo.uri });
  closers.push(() => service.stop());
  await service.start();
  const shopGroups = openShopGroups(sandbox, baseUrl);
  const control = await startControl({ ...shopGroups, service });
  closers.push(() => control.close());
  const connectionId = await fillSite(createApi({ baseUrl, apiKey }), shopGroups);
  const place = { baseUrl, apiKey, controlUrl: control.url, mongodbUri: mongo.uri, connectionId };
  return { place, shop: sandbox.shop };
}

function openService(baseUrl: string, env: Record<string, string>): ServiceProgram {
  mkdirSync(resultsDir, { recursive: true });
  return createServiceProgram(baseUrl, env, join(resultsDir, 'service.log'));
}

function toEnvironment(sandbox: ShopifySandbox, baseUrl: string, apiKey: string) {
  return {
    HOST: '127.0.0.1',
    PUBLIC_URL: baseUrl,
    LOG_LEVEL: 'info',
    ADMIN_EMAIL: people.admin.email,
    ADMIN_PASSWORD: password,
    SLUICE_API_KEY: apiKey,
    SLUICE_ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    SHOPIFY_SHOP_DOMAIN: sandbox.domain,
    SHOPIFY_ACCESS_TOKEN: sandbox.accessToken,
    SHOPIFY_WEBHOOK_SECRET: sandbox.webhookSecret,
    SHOPIFY_API_BASE_URL: sandbox.baseUrl,
    SLUICE_ALLOW_CUSTOM_BASE_URL: '1',
  };
}
