import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { AuthError, FatalError } from '../../lib/errors.ts';
import { createHttp, type Http, type ToldAnswer, type Verdict } from './http.ts';

let server: Server;
let url: string;
let answers: [number, string][] = [];
let bodies: string[] = [];
let waits: number[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      bodies.push(`${request.headers['content-type'] ?? ''} ${Buffer.concat(chunks).toString()}`);
      answer(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/insights`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
beforeEach(() => {
  answers = [];
  bodies = [];
  waits = [];
});

function answer(response: ServerResponse): void {
  const [status, body] = answers.shift() ?? [200, '{"data":[]}'];
  response.writeHead(status, { 'content-type': 'application/json' }).end(body);
}

function open(classify: (answer: ToldAnswer) => Verdict | null): Http {
  return createHttp({
    label: 'Ads',
    queue: 'con_verdicts',
    signal: new AbortController().signal,
    notice: () => undefined,
    sleep: async (ms) => void waits.push(ms),
    classify,
  });
}

const codeOf = ({ body }: ToldAnswer) => (body as { code?: number } | undefined)?.code;

/** 17 is a limit, 190 refused credentials, whatever the status. */
function judge(told: ToldAnswer): Verdict | null {
  if (codeOf(told) === 17) return { kind: 'limit', afterMs: 4000 };
  if (codeOf(told) === 190) return { kind: 'fail', error: new AuthError('expired: reconnect') };
  return null;
}

test('a limit told by HTTP 400 is waited for', async () => {
  answers = [
    [400, '{"code":17}'],
    [400, '{"code":17}'],
  ];
  expect((await open(judge).fetchJson({ url })).body).toEqual({ data: [] });
  expect(waits).toEqual([4000, 4000]);
});

test('a limit told inside HTTP 200 is waited for', async () => {
  answers = [[200, '{"code":17}']];
  expect((await open(judge).fetchJson({ url })).body).toEqual({ data: [] });
  expect(waits).toEqual([4000]);
});

test.each([400, 200])('a failure told by HTTP %d is not tried again', async (status) => {
  answers = [[status, '{"code":190}']];
  await expect(open(judge).fetchJson({ url })).rejects.toThrow(AuthError);
  expect(bodies).toHaveLength(1);
});

test('what the platform’s rules do not know is judged by its status', async () => {
  answers = [[400, '<html>no JSON</html>']];
  await expect(open(judge).fetchJson({ url })).rejects.toThrow(FatalError);
  answers = [
    [500, '{}'],
    [200, '{"data":[1]}'],
  ];
  expect((await open(judge).fetchJson({ url })).body).toEqual({ data: [1] });
});

test('a form is sent as a form', async () => {
  const form = { grant_type: 'refresh_token', refresh_token: 'a b&c' };
  await open(judge).fetchJson({ url, method: 'POST', form });
  expect(bodies[0]).toMatch(/^application\/x-www-form-urlencoded/);
  expect(bodies[0]).toContain('grant_type=refresh_token&refresh_token=a+b%26c');
});
