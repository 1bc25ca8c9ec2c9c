import { join } from 'node:path';
import type { Assembly } from './assembly.ts';
import type { Child } from './children.ts';
import { type DemoState, readDemoState, saveDemoState } from './demoState.ts';
import { findFreePort } from './ports.ts';
import type { ConnectedAccount, SandboxShop } from './sandboxShop.ts';
import { type Environment, type Settings, toLocalUrl } from './settings.ts';

/** The sandbox shop, running, and what the server needs to connect to it. */
export interface Demo {
  state: DemoState;
  /** First start on this data folder. */
  fresh: boolean;
  /** The first admin's address where the environment names one, instead of the state's. */
  ownAdmin: string | null;
  sandbox: Child;
  /** Accounts of the platforms around the shop. */
  accounts: ConnectedAccount[];
  env: Environment;
}

export async function startDemo(
  settings: Settings,
  env: Environment,
  assembly: Assembly,
): Promise<Demo> {
  assembly.report('Starting the sandbox shop…');
  const { state, fresh } = readDemoState(settings.dataDir);
  state.sandboxPort = (await findFreePort(state.sandboxPort)) || (await findFreePort(0));
  saveDemoState(settings.dataDir, state);
  const file = join(settings.dataDir, 'sandbox-shop.jsonl');
  const sandbox = assembly.add({
    name: 'The sandbox shop',
    entry: 'scripts/sandbox',
    args: ['--port', String(state.sandboxPort), '--state', file],
    env,
  });
  const shop = (await sandbox.ready) as SandboxShop;
  const { accounts } = shop;
  const ownAdmin = (env['ADMIN_PASSWORD'] && env['ADMIN_EMAIL']) || null;
  const demoEnv = {
    ...toShopEnvironment(settings, env, shop),
    ...(ownAdmin ? {} : { ADMIN_EMAIL: state.adminEmail, ADMIN_PASSWORD: state.adminPassword }),
  };
  return { state, fresh, ownAdmin, sandbox, accounts, env: demoEnv };
}

/** The server connects to the sandbox as it would to the real shop. */
function toShopEnvironment(settings: Settings, env: Environment, shop: SandboxShop): Environment {
  return {
    SHOPIFY_SHOP_DOMAIN: shop.domain,
    SHOPIFY_ACCESS_TOKEN: shop.accessToken,
    SHOPIFY_WEBHOOK_SECRET: shop.webhookSecret,
    SHOPIFY_API_BASE_URL: shop.baseUrl,
    SLUICE_ALLOW_CUSTOM_BASE_URL: '1',
    SLUICE_DEMO: '1',
    PUBLIC_URL: env['PUBLIC_URL'] || toPublicUrl(toLocalUrl(settings, Number(env['PORT']))),
  };
}

/** As people type it, so that what they see and what is registered agree. */
function toPublicUrl(localUrl: string): string {
  return localUrl.replace('//127.0.0.1:', '//localhost:');
}
