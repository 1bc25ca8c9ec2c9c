import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openSandboxWeb, type SandboxWeb } from '../../test/sandboxWeb.ts';

let web: SandboxWeb;
beforeAll(async () => {
  web = await openSandboxWeb();
});
afterAll(() => web.close());

interface Row {
  stream: string;
  running: boolean;
  intervalMinutes: number;
  nextRunAt: string | null;
}
const path = (part: string) => `/api/connections/${web.connectionId}/${part}`;
const rowsOf = async () => (await web.get(path('schedules')).expect(200)).body.items as Row[];
const orders = async () => (await rowsOf()).find(({ stream }) => stream === 'orders');

describe('schedules of one connection', () => {
  test('every stream with its last run and its next', async () => {
    const rows = await rowsOf();
    expect(rows.map(({ stream }) => stream)).toEqual([
      'customers',
      'inventory',
      'orders',
      'products',
    ]);
    expect(await orders()).toMatchObject({ running: true, intervalMinutes: 60, lastRun: null });
  });

  test('a stream is read more seldom, by hand only, and by itself again', async () => {
    const daily = await web.patch(path('schedules/orders'), { intervalMinutes: 1440 }).expect(200);
    expect(daily.body.items).toEqual(await rowsOf());
    expect(await orders()).toMatchObject({ intervalMinutes: 1440, running: true });
    await web.patch(path('schedules/orders'), { running: false }).expect(200);
    expect(await orders()).toMatchObject({ running: false, nextRunAt: null });
    await web.patch(path('schedules/orders'), { running: true, intervalMinutes: 60 }).expect(200);
    expect(await orders()).toMatchObject({ running: true, intervalMinutes: 60 });
    const products = (await rowsOf()).find(({ stream }) => stream === 'products');
    expect(products).toMatchObject({ running: true, intervalMinutes: 360 });
  });

  test.each([
    [{}, 'body'],
    [{ intervalMinutes: 0 }, 'intervalMinutes'],
    [{ intervalMinutes: 10_081 }, 'intervalMinutes'],
    [{ running: 'yes' }, 'running'],
    [{ lookbackHours: 5 }, 'lookbackHours'],
  ])('%j is refused, naming %s', async (body, field) => {
    const answer = await web.patch(path('schedules/orders'), body).expect(422);
    expect(answer.body.errors[0].field).toBe(field);
  });

  test('a stream that is none, and another workspace’s connection, are not found', async () => {
    await web.patch(path('schedules/campaigns'), { running: true }).expect(404);
    await web.get(path('schedules'), web.outsider).expect(404);
    await web.patch(path('schedules/orders'), { running: false }, web.outsider).expect(404);
    await web.post(path('history'), { days: 7 }, web.outsider).expect(404);
  });
});

describe('a period is read again', () => {
  test('by days, and refused while it runs', async () => {
    const { jobId } = (await web.post(path('history'), { days: 7 }).expect(202)).body;
    const job = (await web.get(`/api/shopify/jobs/${jobId}`).expect(200)).body;
    expect(job).toMatchObject({ jobType: 'full', origin: 'full_dump', triggeredBy: 'user' });
    const stages = job.stages as { stream: string; from: string | null }[];
    const read = stages.find(({ stream }) => stream === 'orders');
    const days = (Date.now() - new Date(read?.from ?? 0).getTime()) / 86_400_000;
    expect(days).toBeCloseTo(7, 1);
    const busy = await web.post(path('history'), { all: true }).expect(409);
    expect(busy.body.code).toBe('sync_running');
  });

  test.each([[{}], [{ days: 0 }], [{ days: 7, all: true }], [{ from: '2026-01-01' }]])(
    '%j is no period',
    async (body) => {
      await web.post(path('history'), body).expect(422);
    },
  );
});
