// Sends signed order webhooks over kept-alive connections from a process of its own and reports what came back.
import { Agent, request } from 'node:http';
import { signBody, toWebhookOrder } from './webhookBodies.ts';

export interface Load {
  port: number;
  path: string;
  secret: string;
  domain: string;
  connections: number;
  requests: number;
  firstId: number;
}

export interface LoadResult {
  /** Answers 200 a second. */
  rate: number;
  failed: number;
  p50Ms: number;
  p99Ms: number;
}

async function sendAll(load: Load): Promise<LoadResult> {
  const bodies = Array.from({ length: load.requests }, (_, index) =>
    toWebhookOrder(load.firstId + index),
  );
  const signatures = bodies.map((body) => signBody(body, load.secret));
  const agent = new Agent({ keepAlive: true, maxSockets: load.connections });
  const times: number[] = [];
  let next = 0;
  let failed = 0;
  const started = performance.now();
  const lane = async () => {
    for (let index = next; index < load.requests; index = next) {
      next += 1;
      const at = performance.now();
      const status = await send(load, agent, {
        raw: bodies[index] as Buffer,
        signature: signatures[index] as string,
        id: `bench-${load.firstId + index}`,
      });
      times.push(performance.now() - at);
      if (status !== 200) failed += 1;
    }
  };
  await Promise.all(Array.from({ length: load.connections }, lane));
  const seconds = (performance.now() - started) / 1000;
  agent.destroy();
  times.sort((left, right) => left - right);
  const at = (share: number) =>
    Math.round((times[Math.floor(times.length * share)] ?? 0) * 10) / 10;
  return {
    rate: Math.round((load.requests - failed) / seconds),
    failed,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
  };
}

interface Delivery {
  raw: Buffer;
  signature: string;
  id: string;
}

function send(load: Load, agent: Agent, delivery: Delivery): Promise<number> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        host: '127.0.0.1',
        port: load.port,
        path: load.path,
        method: 'POST',
        agent,
        headers: {
          'content-type': 'application/json',
          'content-length': delivery.raw.length,
          'x-shopify-topic': 'orders/updated',
          'x-shopify-shop-domain': load.domain,
          'x-shopify-webhook-id': delivery.id,
          'x-shopify-hmac-sha256': delivery.signature,
        },
      },
      (answer) => {
        answer.resume();
        answer.on('end', () => resolve(answer.statusCode ?? 0));
      },
    );
    outgoing.on('error', reject);
    outgoing.end(delivery.raw);
  });
}

process.on('message', (load: Load) => {
  sendAll(load).then(
    (result) => process.send?.(result),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      process.exit(1);
    },
  );
});
