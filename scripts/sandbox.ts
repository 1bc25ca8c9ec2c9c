/** The sandbox shop as a process of its own: `npm run sandbox`, or a child of `npm start` that comes to life when told. */
import { resolve } from 'node:path';
import { demoSize, startShopifySandbox } from '../server/src/connectors/shopify/sandbox/index.ts';
import { readOptions } from './lib/commandLine.ts';
import { openDemoAccounts } from './lib/demoWorld.ts';
import type { SandboxShop } from './lib/sandboxShop.ts';

const usage = `npm run sandbox -- [--port <n>] [--state <file>] [--every <ms>] [--seed <n>]

  --port    default 4010
  --state   keeps the shop in this file over restarts; in memory only when left out
  --every   how often something happens in the shop, default 5000 ms
  --seed    which shop it is: the same seed gives the same shop, default 1`;

const options = readOptions(usage, {
  port: { type: 'string', default: '4010' },
  state: { type: 'string' },
  every: { type: 'string', default: '5000' },
  seed: { type: 'string', default: '1' },
});

const sandbox = await startShopifySandbox({
  port: Number(options.port),
  seed: Number(options.seed),
  shop: demoSize,
  stateFile: options.state ? resolve(options.state) : null,
});
const { baseUrl, domain, accessToken, webhookSecret } = sandbox;
const portsFile = options.state ? `${resolve(options.state)}.ports.json` : null;
const { accounts, close } = await openDemoAccounts(sandbox.shop, portsFile);

function live(): void {
  sandbox.startLife({ everyMs: Number(options.every) });
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(
    signal,
    () => void Promise.all([sandbox.close(), close()]).finally(() => process.exit(0)),
  );
}

if (process.send) {
  process.once('message', live); // the one thing the parent ever says
  const shop: SandboxShop = { baseUrl, domain, accessToken, webhookSecret, accounts };
  process.send(shop);
} else {
  live();
  console.log(`The sandbox shop is open. Connect to it with:
SHOPIFY_SHOP_DOMAIN=${domain}
SHOPIFY_ACCESS_TOKEN=${accessToken}
SHOPIFY_WEBHOOK_SECRET=${webhookSecret}
SHOPIFY_API_BASE_URL=${baseUrl}

Accounts around it, for Settings → Platforms:`);
  for (const account of accounts) console.log(JSON.stringify(account));
}
