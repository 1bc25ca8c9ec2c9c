import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ShopifySandbox } from './options.ts';

/** What a GraphQL answer looks like to a test. */
export interface Answer {
  status: number;
  headers: Headers;
  /** As loose as parsed JSON is: tests read answers of every shape. */
  body: ReturnType<typeof JSON.parse>;
}

export async function ask(
  sandbox: ShopifySandbox,
  query: string,
  variables: Record<string, unknown> = {},
  options: { token?: string; version?: string } = {},
): Promise<Answer> {
  const version = options.version ?? '2026-07';
  const response = await fetch(`${sandbox.baseUrl}/admin/api/${version}/graphql.json`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-Shopify-Access-Token': options.token ?? sandbox.accessToken,
    },
    body: JSON.stringify({ query, variables }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: JSON.parse(text) };
}

export interface ReceivedHook {
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export interface HookReceiver {
  url: string;
  received: ReceivedHook[];
  /** What the next requests are answered with; then 200 again. */
  answers: number[];
  topics: () => string[];
  close: () => Promise<void>;
}

/** A bare webhook endpoint that keeps what it gets. */
export async function startReceiver(): Promise<HookReceiver> {
  const received: ReceivedHook[] = [];
  const answers: number[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(parts) });
      response.writeHead(answers.shift() ?? 200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hooks`,
    received,
    answers,
    topics: () => received.map((hook) => String(hook.headers['x-shopify-topic'])),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

const createMutation = `mutation($topic: WebhookSubscriptionTopic!, $uri: String!) {
  webhookSubscriptionCreate(topic: $topic, webhookSubscription: {uri: $uri, format: JSON}) {
    webhookSubscription { id topic uri }
    userErrors { field message }
  }
}`;

/** Subscribes to topics through the API. */
export async function subscribe(sandbox: ShopifySandbox, uri: string, topics: string[]) {
  for (const topic of topics) {
    const { body } = await ask(sandbox, createMutation, { topic, uri });
    const { userErrors } = body.data.webhookSubscriptionCreate;
    if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
  }
}

/** A clock tests move by hand. */
export function createClock(start: string) {
  let at = Date.parse(start);
  return {
    now: (): Date => new Date(at),
    pass: (seconds: number): void => {
      at += seconds * 1000;
    },
  };
}

/** A shirt in two colours and two sizes, ₹1,000.00 each, 50 in stock. */
export function addShirt(sandbox: ShopifySandbox) {
  const values = [
    ['White', 'S'],
    ['White', 'M'],
    ['Blue', 'S'],
    ['Blue', 'M'],
  ];
  return sandbox.actions.createProduct({
    title: 'Classic Cotton Shirt',
    options: ['Color', 'Size'],
    images: ['https://cdn.example.com/shirt.jpg'],
    variants: values.map(([colour = '', size = '']) => ({
      values: [colour, size],
      sku: `CSH-${colour.slice(0, 3).toUpperCase()}-${size}`,
      price: 100_000,
      cost: 42_000,
      grams: 240,
      stock: [50, 5],
    })),
  });
}

export const address = {
  firstName: 'Asha',
  lastName: 'Rao',
  company: null,
  address1: '12, MG Road',
  address2: null,
  city: 'Pune',
  province: 'Maharashtra',
  provinceCode: 'MH',
  zip: '411001',
  country: 'India',
  countryCode: 'IN',
  phone: '9812345678',
  latitude: null,
  longitude: null,
};
