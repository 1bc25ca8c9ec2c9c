import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatMoney } from '../../server/src/domain/money.ts';
import type {
  DemoAccount,
  DemoOrder,
  StartDemoAccount,
} from '../../server/src/connectors/kit/sandbox/demoAccount.ts';
import type { ShopState } from '../../server/src/connectors/shopify/sandbox/index.ts';
import { findFreePort } from './ports.ts';
import type { ConnectedAccount } from './sandboxShop.ts';

const connectors = join(import.meta.dirname, '..', '..', 'server/src/connectors');
const ending = import.meta.filename.endsWith('.ts') ? 'ts' : 'js';

type Order = ShopState['orders'] extends Map<number, infer State> ? State : never;

/** The shop's orders as couriers and ad platforms come to know of them. */
function toDemoOrders(shop: ShopState): DemoOrder[] {
  return [...shop.orders.values()].map((order) => ({
    number: order.name,
    id: String(order.id),
    orderedAt: new Date(order.processedAt),
    cancelledAt: order.cancelledAt === null ? null : new Date(order.cancelledAt),
    total: formatMoney(order.originalTotal, order.currency),
    currency: order.currency,
    cod: order.transactions.some(({ gateway }) => /cash|cod/i.test(gateway)),
    parcels: toParcels(order),
  }));
}

function toParcels({ fulfillments }: Order): DemoOrder['parcels'] {
  return fulfillments
    .filter(({ status }) => status !== 'cancelled')
    .flatMap(({ trackingNumbers, trackingCompany, createdAt, shipmentStatus }) =>
      trackingNumbers.map((awb) => ({
        awb,
        courier: trackingCompany ?? 'Courier',
        shippedAt: new Date(createdAt),
        delivered: shipmentStatus === 'delivered',
      })),
    );
}

/**
 * Opens an account of every platform whose sandbox has a demo: the folders are found by themselves, as connectors are.
 * @param portsFile keeps the accounts' addresses over restarts, so that connections stay valid; null: any ports
 */
export async function openDemoAccounts(
  shop: ShopState,
  portsFile: string | null,
): Promise<{ accounts: ConnectedAccount[]; close(): Promise<void> }> {
  const ports = readPorts(portsFile);
  const opened: (ConnectedAccount & Pick<DemoAccount, 'close'>)[] = [];
  for (const platform of findDemos()) {
    const { startDemoAccount } = (await import(toDemoPath(platform))) as {
      startDemoAccount: StartDemoAccount;
    };
    const port = (await findFreePort(ports[platform] ?? 0)) || (await findFreePort(0));
    ports[platform] = port;
    const account = await startDemoAccount({
      port,
      now: () => new Date(),
      currency: shop.info.currency,
      timezone: shop.info.timezone,
      orders: () => toDemoOrders(shop),
    });
    opened.push({ platform, ...account });
  }
  if (portsFile !== null) writeFileSync(portsFile, JSON.stringify(ports));
  return {
    accounts: opened.map(({ platform, name, settings, credentials }) => ({
      platform,
      name,
      settings,
      credentials,
    })),
    async close() {
      await Promise.all(opened.map((account) => account.close()));
    },
  };
}

const toDemoPath = (platform: string) => join(connectors, platform, 'sandbox', `demo.${ending}`);

function findDemos(): string[] {
  return readdirSync(connectors, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(toDemoPath(entry.name)))
    .map(({ name }) => name)
    .sort();
}

function readPorts(file: string | null): Record<string, number> {
  if (file === null || !existsSync(file)) return {};
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, number>;
}
