import { existsSync } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { ConfigError, parseConfig } from '../../server/src/config.ts';
import { isReady } from './apiClient.ts';
import { resolveMongo } from './mongo.ts';
import { findFreePort } from './ports.ts';
import { type Environment, readSettings, type Settings, toLocalUrl } from './settings.ts';

export interface Finding {
  ok: boolean;
  what: string;
  /** What to do about it; '' when all is well. */
  fix: string;
}

/** Everything that can be looked at without starting the service. */
export async function findings(env: Environment): Promise<Finding[]> {
  const settings = readSettings(env);
  return [
    checkNode(process.versions.node),
    checkEnvironment(env),
    await checkDataFolder(settings),
    await checkPort(settings),
    checkEncryptionKey(settings, env),
    await checkMongo(env['MONGODB_URI']),
  ];
}

export function checkNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const ok = major > 20 || (major === 20 && minor >= 19);
  return finding(ok, `Node ${version}`, 'Install Node 20.19 or newer: https://nodejs.org');
}

/** The same reading the server does: every variable that is wrong, by name. */
export function checkEnvironment(env: Environment): Finding {
  try {
    parseConfig(env);
    return finding(true, 'Environment', '');
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return finding(false, 'Environment', error.problems.join('\n        → '));
  }
}

async function checkDataFolder(settings: Settings): Promise<Finding> {
  const writable = await access(settings.dataDir, constants.W_OK).then(
    () => true,
    () => false,
  );
  const fix = `Make ${settings.dataDir} writable, or set DATA_DIR to a folder that is`;
  return finding(writable, `Data folder ${settings.dataDir}`, fix);
}

async function checkPort(settings: Settings): Promise<Finding> {
  const what = `Port ${settings.port}`;
  if ((await findFreePort(settings.port, settings.host)) !== 0) {
    return finding(true, `${what} is free`, '');
  }
  const ours = await isReady(toLocalUrl(settings));
  const fix = `Stop the program that has it, or choose another: PORT=${settings.port + 1} npm start`;
  return finding(ours, ours ? `${what}: Sluice is running there` : `${what} is taken`, fix);
}

function checkEncryptionKey(settings: Settings, env: Environment): Finding {
  if (env['SLUICE_ENCRYPTION_KEY']) return finding(true, 'Encryption key from the environment', '');
  const kept = existsSync(join(settings.dataDir, 'encryption.key'));
  const what = kept ? 'kept in the data folder' : 'made at the first start';
  const fix = 'Set SLUICE_ENCRYPTION_KEY: openssl rand -base64 32';
  return finding(!settings.production, `Encryption key: ${what}`, fix);
}

async function checkMongo(uri: string | undefined): Promise<Finding> {
  if (uri) return checkReplicaSet(uri);
  try {
    const found = await resolveMongo((line) => console.log(line));
    const what = 'uri' in found ? 'MongoDB' : `MongoDB ${found.version} (${found.source})`;
    return finding(true, what, '');
  } catch (error) {
    return finding(false, 'MongoDB', error instanceof Error ? error.message : String(error));
  }
}

/** A single mongod without a replica set has neither majority writes nor change streams. */
async function checkReplicaSet(uri: string): Promise<Finding> {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 3000 });
  try {
    const hello = await client.db('admin').command({ hello: 1 });
    const ok = typeof hello['setName'] === 'string' || hello['msg'] === 'isdbgrid';
    const fix = 'Start mongod with --replSet rs0 and run rs.initiate() once in mongosh';
    return finding(ok, ok ? 'MongoDB is a replica set' : 'MongoDB is no replica set', fix);
  } catch {
    return finding(
      false,
      'MongoDB does not answer',
      'Check MONGODB_URI: host, port, user and network',
    );
  } finally {
    await client.close();
  }
}

function finding(ok: boolean, what: string, fix: string): Finding {
  return { ok, what, fix: ok ? '' : fix };
}
