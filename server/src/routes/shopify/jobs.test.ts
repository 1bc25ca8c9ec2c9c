import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mainWorkspace, openSandboxWeb, type SandboxWeb } from '../../../test/sandboxWeb.ts';
import { addPerson, sameOrigin, signIn } from '../../../test/web.ts';
import { saveDisconnected } from '../../models/access/connectionHealth.ts';
import { updateConnection } from '../../models/access/connections.ts';
import { type SyncJob, syncJobs } from '../../models/runs/syncJobs.ts';

let web: SandboxWeb;
type Job = Record<string, unknown> & { id: string };
const jobs = '/api/shopify/jobs';
const dump = '/api/shopify/sync/full-dump';

beforeAll(async () => {
  web = await openSandboxWeb();
});
afterAll(() => web.close());

async function listed(query: string, key?: string): Promise<Job[]> {
  return (await web.get(`${jobs}?${query}`, key).expect(200)).body.items as Job[];
}
const idsOf = (found: Job[]) => found.map(({ id }) => id);

async function saveEnd(id: string, change: Partial<SyncJob>): Promise<void> {
  await syncJobs
    .collection(web.db)
    .updateOne({ _id: id }, { $set: change, $unset: { due: '', slots: '' } });
}
const refusal = async (call: ReturnType<SandboxWeb['post']>) => {
  const { status, body } = await call;
  return [status, body.code];
};

describe('the sync history', () => {
  const start = new Date('2026-03-08T10:00:00Z');
  const minute = (count: number) => new Date(start.getTime() + count * 60_000);
  const made: string[] = [];

  /** Twelve runs in pairs of one minute: ties must not be lost between pages. */
  beforeAll(async () => {
    const rows: Partial<SyncJob>[] = Array.from({ length: 12 }, (_, index) => ({
      jobType: index % 3 === 0 ? 'full' : 'orders',
      status: index % 4 === 0 ? 'failed' : 'completed',
      triggeredBy: { kind: index % 2 === 0 ? 'schedule' : 'user', id: null },
      createdAt: minute(Math.floor(index / 2)),
      connectionId: index < 6 ? web.connectionId : 'con_gone',
    }));
    for (const [index, row] of rows.entries()) {
      const { jobId } = (await web.post(dump, { all: true }).expect(202)).body;
      await saveEnd(jobId, { ...row, completedAt: minute(20), startedAt: minute(10 + index) });
      made.push(jobId);
    }
  });

  test('of all connections, newest first, page by page', async () => {
    const found: string[] = [];
    for (let cursor = '', page = 0; page < 10; page += 1) {
      const answer = await web.get(`${jobs}?limit=5${cursor}`).expect(200);
      found.push(...idsOf(answer.body.items));
      if (answer.body.nextCursor === null) break;
      cursor = `&cursor=${answer.body.nextCursor as string}`;
    }
    expect(found.toSorted()).toEqual(made.toSorted());
    expect(found.slice(0, 2).toSorted()).toEqual(made.slice(10).toSorted());
    expect(await listed('', web.outsider)).toEqual([]);
  });

  test.each([
    ['status=failed', [0, 4, 8]],
    ['status=failed,completed', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]],
    ['status=pending,running,paused', []],
    ['jobType=full', [0, 3, 6, 9]],
    ['jobType=full,products', [0, 3, 6, 9]],
    ['triggeredBy=user', [1, 3, 5, 7, 9, 11]],
    ['triggeredBy=user,schedule&status=failed', [0, 4, 8]],
    ['platform=shopify&jobType=full&status=failed', [0]],
    ['platform=metaAds', []],
    ['connectionId=con_gone', [6, 7, 8, 9, 10, 11]],
    ['startedFrom=2026-03-08T10:04:00Z', [8, 9, 10, 11]],
    ['startedTo=2026-03-08T10:00:00Z', [0, 1]],
    ['startedFrom=2026-03-08T10:01:00Z&startedTo=2026-03-08T10:01:00Z', [2, 3]],
    ['startedFrom=2026-03-09', []],
  ])('%s', async (query, expected) => {
    const places = idsOf(await listed(query)).map((id) => made.indexOf(id));
    expect(places.toSorted((left, right) => left - right)).toEqual(expected);
  });

  test.each([
    ['status=failed,nonsense', 'status'],
    ['status=', 'status'],
    ['triggeredBy=cat', 'triggeredBy'],
    ['startedFrom=2026-03-10&startedTo=2026-03-08', 'startedFrom'],
    ['platform=$ne', 'platform'],
  ])('%s names the field', async (query, field) => {
    const answer = await web.get(`${jobs}?${query}`).expect(422);
    expect(answer.body.errors[0].field).toBe(field);
  });

  test('a run says its platform, connection, asker and how long it took', async () => {
    const person = await addPerson(web, mainWorkspace, 'asha@shop.test', 'operations');
    const cookie = await signIn(web, 'asha@shop.test');
    const byPerson = await web
      .post(dump, { days: 7 })
      .unset('Authorization')
      .set({ Cookie: cookie, ...sameOrigin })
      .expect(202);
    const { jobId } = byPerson.body;
    const [latest] = await listed('limit=1');
    expect(latest).toMatchObject({
      id: jobId,
      platform: 'shopify',
      connectionName: web.sandbox.domain,
      triggeredBy: 'user',
      triggeredByName: person.name,
      durationMs: null,
    });
    await saveEnd(jobId, {
      status: 'failed',
      startedAt: minute(0),
      completedAt: minute(3),
      triggeredBy: { kind: 'user', id: 'usr_gone' },
    });
    const one = (await web.get(`${jobs}/${jobId}`).expect(200)).body;
    expect(one).toMatchObject({ durationMs: 180_000, triggeredByName: null });
    const [orphan] = await listed('connectionId=con_gone&limit=1');
    expect(orphan).toMatchObject({ connectionName: null });
  });

  test('a list holds the first few error details, the run itself all, each with its entry', async () => {
    const errorDetails = Array.from({ length: 60 }, (_, index) => ({
      stream: 'orders',
      externalId: index === 0 ? null : String(index),
      code: 'INVALID_PAYLOAD',
      message: 'x',
    }));
    await saveEnd(made[0] ?? '', { errorDetails });
    const row = (await listed('status=failed')).find(({ id }) => id === made[0]);
    expect(row?.['errorDetails']).toHaveLength(5);
    const one = (await web.get(`${jobs}/${made[0]}`).expect(200)).body;
    expect(one.errorDetails).toHaveLength(60);
    expect(one.errorDetails[0].entryId).toBeNull();
    expect(one.errorDetails[7].entryId).toBe(`${web.connectionId}:7`);
  });

  test('every filter is read from an index, however deep the page lies', async () => {
    const collection = syncJobs.collection(web.db);
    const where = { workspaceId: mainWorkspace };
    const filters = [
      {},
      { status: { $in: ['failed', 'cancelled'] } },
      { jobType: { $in: ['full'] } },
      { 'triggeredBy.kind': { $in: ['user'] } },
    ];
    for (const filter of filters) {
      const plan = await collection
        .find({ ...where, ...filter, createdAt: { $lt: minute(5) } } as object)
        .sort({ createdAt: -1, _id: -1 })
        .explain('queryPlanner');
      const text = JSON.stringify(plan['queryPlanner'].winningPlan);
      expect([filter, text.includes('COLLSCAN')]).toEqual([filter, false]);
    }
  });
});

describe('a run like that one again', () => {
  const retry = (id: string, key?: string) => web.post(`${jobs}/${id}/retry`, {}, key);
  const findStages = async (id: string) =>
    (await syncJobs.collection(web.db).findOne({ _id: id }))?.stages.map(({ stream, range }) => ({
      stream,
      range,
    }));

  async function start(body: object = { from: '2026-02-01', to: '2026-02-28' }): Promise<string> {
    return (await web.post(dump, body).expect(202)).body.jobId;
  }

  test.each(['failed', 'cancelled', 'completed_with_errors', 'truncated'] as const)(
    'after it %s: same kind, streams and range, asked for by whoever asks now',
    async (status) => {
      const first = await start();
      await saveEnd(first, { status, triggeredBy: { kind: 'schedule', id: null } });
      const { jobId } = (await retry(first).expect(202)).body;
      expect(jobId).not.toBe(first);
      expect(await findStages(jobId)).toEqual(await findStages(first));
      const one = (await web.get(`${jobs}/${jobId}`).expect(200)).body;
      expect(one).toMatchObject({
        jobType: 'full',
        status: 'pending',
        triggeredBy: 'user',
        triggeredByName: 'operations',
      });
      await saveEnd(jobId, { status: 'cancelled' });
    },
  );

  test('not while it goes on, nor after it brought everything', async () => {
    const first = await start();
    expect(await refusal(retry(first))).toEqual([409, 'job_state']);
    await saveEnd(first, { status: 'completed' });
    expect(await refusal(retry(first))).toEqual([409, 'job_state']);
    expect(await refusal(retry('job_nothing'))).toEqual([404, 'not_found']);
    expect(await refusal(retry(first, web.outsider))).toEqual([404, 'not_found']);
    expect((await retry(first, web.keys.read)).status).toBe(403);
  });

  test('not while its streams are taken, and not for a disconnected shop', async () => {
    const first = await start();
    await saveEnd(first, { status: 'failed' });
    const other = (await web.post(`${jobs}/start`, { jobType: 'orders' }).expect(202)).body.jobId;
    const refused = await retry(first).expect(409);
    expect(refused.body).toMatchObject({ code: 'sync_running', jobId: other });
    await saveEnd(other, { status: 'cancelled' });
    const connection = { _id: web.connectionId, workspaceId: mainWorkspace };
    await saveDisconnected(web.db, connection, 'test');
    expect(await refusal(retry(first))).toEqual([409, 'connection_disconnected']);
    const back = { status: 'connected' as const, statusReason: null };
    await updateConnection(web.db, mainWorkspace, web.connectionId, back);
  });

  test('a replay or backfill keeps its options', async () => {
    const body = { fields: ['note'], from: '2026-02-01', dryRun: true };
    const first = (await web.post('/api/shopify/sync/backfill', body).expect(202)).body.jobId;
    await saveEnd(first, { status: 'failed' });
    const { jobId } = (await retry(first).expect(202)).body;
    const one = (await web.get(`${jobs}/${jobId}`).expect(200)).body;
    expect(one).toMatchObject({
      jobType: 'backfill',
      options: { dryRun: true, errorCode: null, fields: ['note'] },
    });
    expect(await findStages(jobId)).toEqual(await findStages(first));
    expect(await refusal(retry(first))).toEqual([409, 'sync_running']);
    await saveEnd(jobId, { status: 'cancelled' });
  });

  test('it brings what the first one did not', async () => {
    const first = await start({ all: true });
    await saveEnd(first, { status: 'failed' });
    web.startRuns();
    const { jobId } = (await retry(first).expect(202)).body;
    const job = await web.untilEnded(jobId);
    expect(job).toMatchObject({ status: 'completed', errors: 0 });
    expect(job['fetched']).toBeGreaterThan(0);
    expect(job['durationMs']).toBeGreaterThanOrEqual(0);
  });
});
