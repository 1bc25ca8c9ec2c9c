import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';

/** What the start script itself needs to know of the environment; the server reads its own (config.ts). */
export interface Settings {
  host: string;
  port: number;
  /** Absolute; made when it is not there. */
  dataDir: string;
  production: boolean;
  /** Run the sandbox shop and connect to it (api.md, SLUICE_DEMO). */
  demo: boolean;
}

/** Variables by name, as in process.env. */
export type Environment = Record<string, string | undefined>;

/** @throws with a plain sentence when PORT is no port. */
export function readSettings(env: Environment): Settings {
  const dataDir = resolve(env['DATA_DIR'] || './data');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const port = Number(env['PORT'] || '4000');
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`PORT is "${env['PORT']}": set it to a number from 0 to 65535`);
  }
  const production = env['NODE_ENV'] === 'production';
  return { host: env['HOST'] || '0.0.0.0', port, dataDir, production, demo: wantsDemo(env) };
}

/** Without credentials of a shop; in production only when asked for. */
function wantsDemo(env: Environment): boolean {
  if (env['SLUICE_DEMO'] === '0') return false;
  if (env['SHOPIFY_SHOP_DOMAIN'] || env['SHOPIFY_ACCESS_TOKEN']) return false;
  return env['SLUICE_DEMO'] === '1' || env['NODE_ENV'] !== 'production';
}

/** Where this machine reaches the server: it may listen on one address only. */
export function toLocalUrl(settings: Settings, port = settings.port): string {
  const { host } = settings;
  if (host === '0.0.0.0' || host === '::') return `http://127.0.0.1:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
