// A big sandbox shop in a process of its own, so that only the service's memory is measured.
import { startShopifySandbox } from '../../server/src/connectors/shopify/sandbox/index.ts';

process.on('message', ({ orders }: { orders: number }) => {
  startShopifySandbox({
    shop: { products: 200, orders, customers: Math.ceil(orders / 3), days: 365 },
    plan: 'plus',
    webhookBackoffMs: 1000,
  }).then(
    ({ baseUrl, domain, accessToken, webhookSecret }) =>
      process.send?.({ baseUrl, domain, accessToken, webhookSecret }),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      process.exit(1);
    },
  );
});
