import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { askAll, toRefreshText } from './refresh.ts';

const asked: string[] = [];
const answers: Record<string, { status: number; body: object }> = {};
const realFetch = globalThis.fetch;

beforeEach(() => {
  asked.length = 0;
  globalThis.fetch = jest.fn(async (input: RequestInfo | URL) => {
    const path = typeof input === 'string' ? input : '';
    const id = /connections\/([^/]+)\/sync/.exec(path)?.[1] ?? '';
    asked.push(id);
    const { status, body } = answers[id] ?? { status: 202, body: { jobId: `job_${id}` } };
    return {
      ok: status < 400,
      status,
      headers: new Headers({ 'Content-Type': 'application/json' }),
      json: async () => body,
    } as Response;
  });
});
afterEach(() => {
  globalThis.fetch = realFetch;
});

const account = (connectionId: string, status: 'connected' | 'disconnected' = 'connected') => ({
  connectionId,
  name: `Account ${connectionId}`,
  status,
});

test('every connection is asked; who may not be asked again yet says so, who has nothing is left out', async () => {
  const detail = 'Next sync available in 12 minutes';
  answers['late'] = { status: 429, body: { code: 'sync_limit', detail } };
  answers['file'] = { status: 409, body: { code: 'not_supported', detail: 'nothing' } };
  const items = [account('a'), account('off', 'disconnected'), account('late'), account('file')];
  expect(await askAll(items)).toEqual({
    jobIds: ['job_a'],
    refused: [{ connectionId: 'late', name: 'Account late', reason: detail }],
  });
  expect(asked).toEqual(['a', 'late', 'file']);
});

test('a session that has ended is no refusal of one connection', async () => {
  answers['a'] = { status: 401, body: { code: 'unauthorized', detail: 'Sign in' } };
  await expect(askAll([account('a')])).rejects.toMatchObject({ status: 401 });
  delete answers['a'];
});

test('how far it is', () => {
  const refused = [{ connectionId: 'x', name: 'X', reason: 'later' }];
  expect(toRefreshText({ jobIds: ['1', '2', '3', '4', '5'], refused }, 3)).toBe('3 of 5 complete');
  expect(toRefreshText({ jobIds: [], refused }, 0)).toBe('Nothing could be refreshed now');
  expect(toRefreshText({ jobIds: [], refused: [] }, 0)).toBe('There is nothing to refresh');
});
