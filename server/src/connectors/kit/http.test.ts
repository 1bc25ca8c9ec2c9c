import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { AccessError, AuthError, FatalError, RetryableError } from '../../lib/errors.ts';
import { createHttp, type HttpOptions } from './http.ts';

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

let server: Server;
let url: string;
let script: Handler[] = [];
let calls: IncomingMessage[] = [];
let waits: number[] = [];
let notices: string[] = [];

const secret = 'shpat_canary_token';
const ok: Handler = (_request, response) => {
  response.setHeader('content-type', 'application/json').end('{"id":820982911946154508}');
};
const status =
  (code: number, headers: Record<string, string> = {}, body = 'x'): Handler =>
  (_request, response) =>
    void response.writeHead(code, headers).end(body);

beforeAll(async () => {
  server = createServer((request, response) => {
    calls.push(request);
    request.resume();
    const handler = script.length > 1 ? script.shift() : script[0];
    (handler ?? ok)(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql.json`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
beforeEach(() => {
  script = [];
  calls = [];
  waits = [];
  notices = [];
});

function open(options: Partial<HttpOptions> = {}) {
  const http = createHttp({
    label: 'Shopify',
    queue: 'con_http',
    signal: new AbortController().signal,
    notice: (message) => void notices.push(message),
    sleep: async (ms) => void waits.push(ms),
    ...options,
  });
  const headers = { 'X-Shopify-Access-Token': secret };
  return {
    fetchJson: () => http.fetchJson({ url, method: 'POST', headers, body: { query: '{}' } }),
    fetchStream: () => http.fetchStream({ url }),
  };
}

async function failure(work: Promise<unknown>): Promise<Error> {
  try {
    await work;
  } catch (error) {
    return error as Error;
  }
  throw new Error('It did not fail');
}

describe('answers', () => {
  test('JSON without losing a digit', async () => {
    const { body } = await open().fetchJson();
    expect(body).toEqual({ id: '820982911946154508' });
    expect(calls[0]?.headers['x-shopify-access-token']).toBe(secret);
  });

  test('gzip is understood', async () => {
    script = [
      (_request, response) =>
        void response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('{"a":1}')),
    ];
    expect((await open().fetchJson()).body).toEqual({ a: 1 });
  });

  test('a redirect is not followed', async () => {
    script = [status(302, { location: url })];
    expect(await failure(open().fetchJson())).toBeInstanceOf(FatalError);
    expect(calls).toHaveLength(1);
  });
});

describe('limits (F30, edge case 85)', () => {
  test('429 waits as told, says so, and spends no attempt', async () => {
    script = [...Array.from({ length: 9 }, () => status(429, { 'Retry-After': '12.0' })), ok];
    await open().fetchJson();
    expect(waits).toEqual(Array(9).fill(12_000));
    expect(notices).toEqual(Array(9).fill('Rate limited, resuming in 12 s'));
    expect(calls).toHaveLength(10);
  });

  test.each([
    ['0', 250, 250],
    ['-1', 250, 250],
    ['86400', 60_000, 60_000],
    ['nonsense', 1000, 31_000],
  ])(
    'Retry-After %p waits between %p and %p ms: never busily, never for ever',
    async (value, least, most) => {
      script = [status(429, { 'Retry-After': value }), ok];
      await open().fetchJson();
      expect(waits[0]).toBeGreaterThanOrEqual(least);
      expect(waits[0]).toBeLessThanOrEqual(most);
    },
  );

  test('a limit that never ends puts the job off', async () => {
    script = [status(429, { 'Retry-After': '60' })];
    const error = await failure(open().fetchJson());
    expect(error).toBeInstanceOf(RetryableError);
    expect((error as RetryableError).afterMs).toBe(60_000);
  });
});

describe('failures of the way (F31–F33)', () => {
  test.each([500, 502, 503, 504])('%p is tried again', async (code) => {
    script = [status(code, {}, '<html>'), status(code), ok];
    await open().fetchJson();
    expect(calls).toHaveLength(3);
    expect(waits).toHaveLength(2);
  });

  test('five in a row end the call, with the request id', async () => {
    script = [status(503, { 'X-Request-Id': 'abc-123' })];
    const error = await failure(open().fetchJson());
    expect(error).toBeInstanceOf(RetryableError);
    expect(error.message).toBe('Shopify answered 503 (request abc-123)');
    expect(calls).toHaveLength(5);
  });

  test.each<[string, Handler]>([
    ['HTML with status 200', status(200, { 'content-type': 'text/html' }, '<html>busy</html>')],
    ['an empty body', status(200, {}, '')],
    ['truncated JSON', status(200, {}, '{"data":{"orders":[')],
    [
      'truncated JSON with a longer Content-Length',
      (_request, response) => {
        response.writeHead(200, { 'content-length': '1000' }).write('{"data":');
        setImmediate(() => response.destroy());
      },
    ],
    ['a reset connection', (request) => request.socket.resetAndDestroy()],
    [
      'broken gzip',
      (_request, response) =>
        void response
          .writeHead(200, { 'content-encoding': 'gzip' })
          .end(gzipSync('{"a":1}').subarray(0, 12)),
    ],
    [
      'bytes that are not UTF-8',
      (_request, response) =>
        void response.end(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])),
    ],
  ])('%s is never an empty page', async (_name, broken) => {
    script = [broken, broken, ok];
    expect((await open().fetchJson()).body).toEqual({ id: '820982911946154508' });
    script = [broken];
    expect(await failure(open().fetchJson())).toBeInstanceOf(RetryableError);
  });

  test('no answer within the deadline', async () => {
    script = [() => undefined];
    const error = await failure(open({ headersDeadlineMs: 30 }).fetchJson());
    expect(error).toBeInstanceOf(RetryableError);
    expect(error.message).toContain('no answer within the deadline');
  });

  test('a body that trickles is given up', async () => {
    script = [(_request, response) => void response.writeHead(200).write('{')];
    const error = await failure(open({ bodyDeadlineMs: 30 }).fetchJson());
    expect(error.message).toContain('no whole answer within the deadline');
  });

  test('a body beyond the bound is given up', async () => {
    script = [status(200, {}, JSON.stringify('x'.repeat(5000)))];
    const error = await failure(open({ maxBytes: 1000 }).fetchJson());
    expect(error.message).toContain('more than 1000 bytes');
  });

  test('nobody listens', async () => {
    const http = createHttp({
      label: 'Shopify',
      queue: 'con_http',
      signal: new AbortController().signal,
      notice: () => undefined,
      sleep: async () => undefined,
    });
    const error = await failure(http.fetchJson({ url: 'http://127.0.0.1:9/' }));
    expect(error.message).toBe('Shopify could not be reached (ECONNREFUSED)');
  });
});

describe('refusals', () => {
  test('401 is not tried again', async () => {
    script = [status(401)];
    expect(await failure(open().fetchJson())).toBeInstanceOf(AuthError);
    expect(calls).toHaveLength(1);
  });

  test('403 names the missing scope', async () => {
    script = [
      status(
        403,
        {},
        '{"errors":"[API] This action requires merchant approval for read_orders scope."}',
      ),
    ];
    const error = await failure(open().fetchJson());
    expect(error).toBeInstanceOf(AccessError);
    expect(error.message).toContain('read_orders');
    expect(calls).toHaveLength(1);
  });

  test('403 for tokens of the old kind asks for a reconnection', async () => {
    script = [
      status(
        403,
        {},
        '{"errors":"[API] Non-expiring access tokens are no longer accepted for the Admin API."}',
      ),
    ];
    expect(await failure(open().fetchJson())).toBeInstanceOf(AuthError);
  });

  test.each([402, 403, 423])(
    '%p Unavailable Shop is tried again slowly (edge case 87)',
    async (code) => {
      script = [status(code, {}, '{"errors":"Unavailable Shop"}')];
      const error = await failure(open().fetchJson());
      expect(error).toBeInstanceOf(RetryableError);
      expect((error as RetryableError).afterMs).toBe(300_000);
      expect(calls).toHaveLength(1);
    },
  );

  test('404 and 422 are final', async () => {
    script = [status(404)];
    expect(await failure(open().fetchJson())).toBeInstanceOf(FatalError);
    script = [status(422)];
    expect(await failure(open().fetchJson())).toBeInstanceOf(FatalError);
  });

  test('no secret and nothing of a body in any error (S107)', async () => {
    const bad: Handler[] = [
      status(401, {}, 'jane@example.com'),
      status(500, {}, 'jane@example.com'),
      status(403, {}, 'jane@example.com'),
      (request) => request.socket.destroy(),
    ];
    for (const handler of bad) {
      script = [handler];
      const error = await failure(open().fetchJson());
      const text = `${error.message} ${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`;
      expect(text).not.toContain(secret);
      expect(text).not.toContain('jane@example.com');
      expect(error.cause).toBeUndefined();
    }
  });
});

describe('aborting', () => {
  test('ends a call and a wait with the reason given', async () => {
    const reason = new Error('paused');
    for (const handler of [() => undefined, status(429, { 'Retry-After': '60' })] as Handler[]) {
      script = [handler];
      const controller = new AbortController();
      const http = createHttp({
        label: 'Shopify',
        queue: 'con_abort',
        signal: controller.signal,
        notice: () => controller.abort(reason),
      });
      const work = failure(http.fetchJson({ url }));
      if (handler.length === 0) setImmediate(() => controller.abort(reason));
      expect(await work).toBe(reason);
    }
  });
});

describe('files', () => {
  test('come in pieces and break with an error', async () => {
    script = [
      (_request, response) => {
        response.writeHead(200, { 'content-length': '100' }).write('{"id":1}\n');
        setImmediate(() => response.destroy());
      },
    ];
    const read = async (): Promise<string> => {
      let text = '';
      for await (const chunk of await open().fetchStream()) text += Buffer.from(chunk).toString();
      return text;
    };
    expect(await failure(read())).toBeInstanceOf(RetryableError);
    script = [status(200, {}, '{"id":1}\n{"id":2}\n')];
    expect(await read()).toBe('{"id":1}\n{"id":2}\n');
  });

  test('silence is bounded', async () => {
    script = [(_request, response) => void response.writeHead(200).write('{')];
    const read = async (): Promise<void> => {
      for await (const chunk of await open({ bodyDeadlineMs: 30 }).fetchStream()) void chunk;
    };
    expect((await failure(read())).message).toContain('no more of a file');
  });
});
