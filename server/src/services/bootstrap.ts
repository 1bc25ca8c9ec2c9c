import type { Secret } from '../lib/sealed.ts';
import { apiKeys, saveEnvironmentKey } from '../models/access/apiKeys.ts';
import {
  type ConnectionRecord,
  findConnectionByAccount,
  insertConnection,
  updateConnection,
} from '../models/access/connections.ts';
import { hasUsers, insertUser } from '../models/access/users.ts';
import { defaultWorkspaceId, ensureWorkspace } from '../models/access/workspaces.ts';
import type { ProcessDeps } from '../process/deps.ts';
import { toApiKey } from './access/apiKeys.ts';
import type { AuthDeps } from './access/auth.ts';
import type { ConnectionDeps } from './connections/connectionDeps.ts';
import { findOpenCredentials, sealAll, toRecord } from './connections/connections.ts';
import { firstUserId, toUser } from './access/users.ts';

/** What the environment says the service should begin with. */
export interface BootSettings {
  admin: { email: string; password: Secret } | null;
  apiKey: Secret | null;
  shopify: {
    shopDomain: string;
    accessToken: Secret | null;
    webhookSecret: Secret | null;
    apiVersion: string;
    apiBaseUrl: string;
  } | null;
}

export interface BootDeps extends ConnectionDeps, AuthDeps {
  /** The same process's processor side. */
  processing: ProcessDeps;
}

/**
 * Makes what the environment asks for: workspace, first admin, API key, Shopify connection. Safe to repeat and
 * safe from several instances at once; it asks no platform anything. @returns the connection of the environment, if any.
 */
export async function seedWorkspace(
  deps: BootDeps,
  settings: BootSettings,
): Promise<ConnectionRecord | null> {
  await ensureWorkspace(deps.db, defaultWorkspaceId, 'Main');
  if (settings.admin) await ensureFirstAdmin(deps, settings.admin);
  await ensureEnvironmentKey(deps, settings.apiKey);
  return settings.shopify ? ensureShopify(deps, settings.shopify) : null;
}

/** Only in a workspace nobody belongs to: restarting with other values changes nothing (S97). */
async function ensureFirstAdmin(
  deps: BootDeps,
  admin: { email: string; password: Secret },
): Promise<void> {
  if (await hasUsers(deps.db, defaultWorkspaceId)) return;
  const input = { email: admin.email, name: 'Admin', role: 'admin' as const };
  const password = admin.password.reveal();
  // One id for all instances that boot at once: the second one finds it taken.
  const user = await toUser(deps, defaultWorkspaceId, { ...input, password }, firstUserId);
  await insertUser(deps.db, user).catch(ignoreTaken);
}

/** One key per variable; taking the variable away takes the key away. */
async function ensureEnvironmentKey(deps: BootDeps, key: Secret | null): Promise<void> {
  const id = 'key_environment';
  if (!key) {
    await apiKeys.collection(deps.db).deleteOne({ _id: id });
    return;
  }
  const maker = { id: 'environment', workspaceId: defaultWorkspaceId };
  const input = { id, name: 'SLUICE_API_KEY', role: 'admin' as const, scopes: ['*'] };
  await saveEnvironmentKey(deps.db, toApiKey(key.reveal(), input, maker, deps.now()));
}

/** The shop of the environment; its credentials win over stored ones whenever they differ. */
async function ensureShopify(
  deps: BootDeps,
  shopify: NonNullable<BootSettings['shopify']>,
): Promise<ConnectionRecord | null> {
  const credentials = toCredentials(shopify);
  const settings = {
    shopDomain: shopify.shopDomain,
    apiVersion: shopify.apiVersion,
    ...(shopify.apiBaseUrl === `https://${shopify.shopDomain}`
      ? {}
      : { baseUrl: shopify.apiBaseUrl }),
  };
  const connector = deps.registry.get('shopify');
  const given = { settings, credentials, name: null };
  const record = toRecord(deps, defaultWorkspaceId, connector, given);
  const incomplete = shopify.accessToken
    ? null
    : 'Shopify is not configured: set SHOPIFY_ACCESS_TOKEN';
  if (incomplete) Object.assign(record, { status: 'disconnected', statusReason: incomplete });
  await insertConnection(deps.db, record).catch(ignoreTaken);
  const stored = await findConnectionByAccount(deps.db, 'shopify', shopify.shopDomain);
  if (!stored || stored.workspaceId !== defaultWorkspaceId) {
    deps.logger.warn('the shop of the environment is connected to another workspace already');
    return null;
  }
  const known = findOpenCredentials(deps, stored);
  const changed = Object.entries(credentials).some(([field, text]) => known[field] !== text);
  const { _id: connectionId, workspaceId } = stored;
  await updateConnection(deps.db, workspaceId, connectionId, {
    settings,
    ...(changed
      ? {
          sealed: {
            ...stored.sealed,
            ...sealAll(deps, { workspaceId, connectionId }, credentials),
          },
          ...(incomplete ? {} : { status: 'connected' as const, statusReason: null }),
        }
      : {}),
  });
  return findConnectionByAccount(deps.db, 'shopify', shopify.shopDomain);
}

function toCredentials(shopify: NonNullable<BootSettings['shopify']>): Record<string, string> {
  return {
    ...(shopify.accessToken ? { accessToken: shopify.accessToken.reveal() } : {}),
    ...(shopify.webhookSecret ? { webhookSecret: shopify.webhookSecret.reveal() } : {}),
  };
}

function ignoreTaken(error: { code?: unknown }): void {
  if (error.code !== 11000) throw error;
}
