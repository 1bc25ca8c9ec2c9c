import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment, Settings } from './settings.ts';

/**
 * The key that seals stored secrets: SLUICE_ENCRYPTION_KEY, else one made once in the data folder.
 * Production must set its own (the server refuses to start without): a key beside its data protects nothing.
 */
export function findEncryptionKey(settings: Settings, env: Environment): string | undefined {
  const given = env['SLUICE_ENCRYPTION_KEY'];
  if (given || settings.production) return given;
  return keepSecret(settings.dataDir, 'encryption.key', () => randomBytes(32).toString('base64'));
}

/** The admin API key our own scripts use: SLUICE_API_KEY, else one kept in the data folder, but in production. */
export function findApiKey(settings: Settings, env: Environment): string | undefined {
  const given = env['SLUICE_API_KEY'];
  if (given || (settings.production && !settings.demo)) return given;
  return keepSecret(settings.dataDir, 'api.key', () => `slk_${randomBytes(24).toString('hex')}`);
}

/** A secret in a file that only its owner reads: made at the first call, the same ever after. */
function keepSecret(dataDir: string, name: string, make: () => string): string {
  const path = join(dataDir, name);
  if (!existsSync(path)) writeFileSync(path, `${make()}\n`, { mode: 0o600, flag: 'wx' });
  return readFileSync(path, 'utf8').trim();
}
