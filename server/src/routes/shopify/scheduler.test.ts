import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openSandboxWeb, type SandboxWeb } from '../../../test/sandboxWeb.ts';

let web: SandboxWeb;
const base = '/api/shopify/jobs/scheduler';
const status = async (query = '') => (await web.get(`${base}/status${query}`).expect(200)).body;

beforeAll(async () => {
  web = await openSandboxWeb();
  web.startRuns();
});
afterAll(() => web.close());

test('the last run comes with its results, the next with its time, for each stream', async () => {
  const before = await status();
  expect(before).toMatchObject({ running: true, lastRun: null });
  const { jobId } = (await web.post(`${base}/trigger`).expect(202)).body;
  const run = await web.untilEnded(jobId);
  const after = await status();
  expect(after.lastRun).toMatchObject({
    id: jobId,
    jobType: 'orders',
    status: run['status'],
    fetched: run['fetched'],
    created: run['created'],
    errors: run['errors'],
    triggeredByName: 'operations',
  });
  expect(after.lastRun.durationMs).toBeGreaterThanOrEqual(0);
  expect(new Date(after.nextRunAt as string).getTime()).toBeGreaterThan(Date.now() - 1000);
  const streams = after.streams as { stream: string; nextRunAt: string; lastRun: unknown }[];
  expect(streams.map(({ stream }) => stream).toSorted()).toEqual([
    'customers',
    'inventory',
    'orders',
    'products',
  ]);
  for (const { stream, nextRunAt, lastRun } of streams) {
    expect([stream, typeof nextRunAt]).toEqual([stream, 'string']);
    expect([stream, lastRun === null]).toEqual([stream, stream !== 'orders']);
  }
});

test.each([
  [{ intervalMinutes: 0 }, 'intervalMinutes'],
  [{ intervalMinutes: 10_081 }, 'intervalMinutes'],
  [{ intervalMinutes: 1.5 }, 'intervalMinutes'],
  [{ lookbackHours: -1 }, 'lookbackHours'],
  [{ lookbackHours: 8785 }, 'lookbackHours'],
  [{ lookbackHours: '24' }, 'lookbackHours'],
  [{ interval: 5 }, 'interval'],
])('settings %j are refused, naming %s', async (body, field) => {
  const answer = await web.patch(base, body).expect(422);
  expect(answer.body.errors[0].field).toBe(field);
  expect(answer.body.detail).toContain(field);
});

test('the ends of both bounds are taken', async () => {
  for (const body of [
    { intervalMinutes: 1, lookbackHours: 0 },
    { intervalMinutes: 10_080, lookbackHours: 8784 },
  ]) {
    expect((await web.patch(base, body).expect(200)).body).toMatchObject(body);
  }
});
