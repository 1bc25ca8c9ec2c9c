import type { Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import request from 'supertest';
import { dropTestDatabase, until } from '../../test/database.ts';
import {
  addPerson,
  openTenant,
  openTestWeb,
  sameOrigin,
  signIn,
  type TestWeb,
} from '../../test/web.ts';
import { Secret } from '../lib/sealed.ts';
import { seedWorkspace } from '../services/bootstrap.ts';
import { startJob } from '../services/runs/syncJobs.ts';
import { closeServer, listen, portOf } from './http/httpServer.ts';

let web: TestWeb;
let server: Server;
let base: string;
let key: string;
let connectionId: string;

beforeAll(async () => {
  web = await openTestWeb();
  const connection = await seedWorkspace(web.deps, {
    admin: null,
    apiKey: null,
    shopify: {
      shopDomain: 'live.myshopify.com',
      accessToken: new Secret('token'),
      webhookSecret: new Secret('hook'),
      apiVersion: '2026-07',
      apiBaseUrl: 'http://127.0.0.1:9',
    },
  });
  connectionId = connection?._id ?? '';
  key = (await openTenant(web, 'ws_main')).keys.read;
  server = await listen(web.app, { host: '127.0.0.1', port: 0 });
  base = `http://127.0.0.1:${portOf(server)}`;
});
afterAll(async () => {
  await closeServer(server, 0);
  await dropTestDatabase(web.db);
});

interface Stream {
  status: number;
  text(): string;
  ended(): boolean;
  close(): void;
}

async function open(headers: Record<string, string>): Promise<Stream> {
  const abort = new AbortController();
  const response = await fetch(`${base}/api/events`, { headers, signal: abort.signal });
  let text = '';
  let ended = false;
  const read = async () => {
    const decoder = new TextDecoder();
    for await (const part of response.body ?? []) text += decoder.decode(part as Uint8Array);
  };
  void read()
    .catch(() => undefined)
    .finally(() => {
      ended = true;
    });
  const close = () => abort.abort();
  return { status: response.status, text: () => text, ended: () => ended, close };
}

const asKey = (secret: string) => ({ Authorization: `Bearer ${secret}` });

test('tells what is, then what changes; another workspace hears nothing of it (S44)', async () => {
  const other = (await openTenant(web, 'ws_quiet')).keys.admin;
  const [mine, theirs] = await Promise.all([open(asKey(key)), open(asKey(other))]);
  await until('the counts came', () => mine.text().includes('event:cache'));
  expect(mine.text()).toContain(connectionId);
  const { jobId } = await startJob(web.deps, 'ws_main', {
    connectionId,
    jobType: 'products',
    triggeredBy: { kind: 'user', id: null },
  });
  await until('the job came', () => mine.text().includes(jobId));
  await until('the others hear of their jobs', () => theirs.text().includes('event:jobs'));
  expect(theirs.text()).not.toContain(jobId);
  expect(theirs.text()).not.toContain(connectionId);
  mine.close();
  theirs.close();
});

test('without a credential 401; a token in the address is refused; six streams are one too many (S100)', async () => {
  await request(web.app).get('/api/events').expect(401);
  await request(web.app).get(`/api/events?token=${key}`).expect(401);
  await request(web.app).get(`/api/events?token=${key}`).set(asKey(key)).expect(422);
  const streams = await Promise.all(Array.from({ length: 5 }, () => open(asKey(key))));
  const sixth = await fetch(`${base}/api/events`, { headers: asKey(key) });
  expect([sixth.status, sixth.headers.get('retry-after')]).toEqual([429, '5']);
  for (const stream of streams) stream.close();
  await until('a place is free again', async () => {
    const next = await open(asKey(key));
    next.close();
    return next.status === 200;
  });
});

test('a stream ends after logout and when the process stops (S46, S100)', async () => {
  await addPerson(web, 'ws_main', 'watcher@shop.test', 'read');
  const cookie = await signIn(web, 'watcher@shop.test');
  const watching = await open({ Cookie: cookie });
  expect(watching.status).toBe(200);
  await request(web.app)
    .post('/api/auth/logout')
    .set({ ...sameOrigin, Cookie: cookie })
    .expect(204);
  await until('the stream of the session ended', watching.ended);
  const program = await open(asKey(key));
  web.deps.readiness.state = 'stopping';
  await until('the stream of the program ended', program.ended);
  web.deps.readiness.state = 'ready';
});
