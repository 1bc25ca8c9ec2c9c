import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { toOpenApi } from '../src/routes/http/openapi.ts';
import { runProcessorPass } from '../src/process/runPass.ts';
import { routes } from '../src/routes/table.ts';
import { fromSchema, type Schema } from './fromSchema.ts';
import { deliver, type Json, type LiveSite, openLiveSite } from './liveSite.ts';

interface Operation {
  operationId: string;
  parameters: { name: string; in: 'path' | 'query'; required: boolean; schema: Schema }[];
  requestBody?: { required?: boolean; content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, unknown> }>;
}
const document = toOpenApi(routes, null) as {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};
const operations = Object.entries(document.paths)
  .flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
  .filter(({ path }) => path !== '/api/events');

let site: LiveSite;
let ids: string[];
const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema(document, 'api');

beforeAll(async () => {
  site = await openLiveSite();
  await deliver(site, 'products/create', JSON.stringify(site.bodies.product));
  await deliver(site, 'orders/create', JSON.stringify(site.bodies.order));
  await runProcessorPass(site.web.deps.processing);
  const entry = `${site.connectionId}:${String(site.bodies.order['id'])}`;
  ids = [
    site.connectionId,
    entry,
    `${site.connectionId}:${String(site.bodies.product['id'])}`,
    'id',
    '0',
    '%00',
    '..%2f',
  ];
});
afterAll(() => site.close());

interface Call {
  path: string;
  body: string | undefined;
  headers: Record<string, string>;
}

const { schemas } = document.components;

function toText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

function toBody(type: string, value: unknown): string {
  return type === 'application/json' ? (JSON.stringify(value) ?? '') : toText(value);
}

/** Calls of one operation: parameters and body by its schemas, and by no schema at all. */
function callOf(path: string, { parameters, requestBody }: Operation): fc.Arbitrary<Call> {
  const query = parameters.filter((one) => one.in === 'query');
  const named = Object.fromEntries(
    query.map(({ name, schema }) => [name, fromSchema(schema, schemas)]),
  );
  const [type = '', { schema: body } = { schema: undefined }] =
    Object.entries(requestBody?.content ?? {})[0] ?? [];
  return fc
    .record({
      id: fc.oneof(fc.constantFrom(...ids), fc.string({ maxLength: 20 }).map(encodeURIComponent)),
      query: fc.record(named, { requiredKeys: [] }),
      stray: fc.option(fc.string({ maxLength: 10 }), { freq: 8 }),
      body: body
        ? fc.option(fromSchema(body, schemas), { freq: 10, nil: undefined })
        : fc.constant(undefined),
    })
    .map(({ id, query: given, stray, body: sent }) => {
      const pairs = Object.entries(given).map(([name, value]): [string, string] => [
        name,
        toText(value).slice(0, 500),
      ]);
      if (stray !== null) pairs.push([stray, '1']);
      const search = new URLSearchParams(pairs).toString();
      const where = path.replaceAll(/\{\w+\}/g, id === '' || id === '.' || id === '..' ? 'x' : id);
      return {
        path: `${where}?${search}`,
        body: sent === undefined ? undefined : toBody(type, sent),
        headers: sent === undefined ? {} : { 'Content-Type': type },
      };
    });
}

/** The answer is one the document promises. */
async function check(
  where: { path: string; method: string; operation: Operation },
  answer: Response,
) {
  const { path, method, operation } = where;
  const { status } = answer;
  const type = answer.headers.get('Content-Type') ?? '';
  const text = await answer.text();
  expect(status).toBeLessThan(500);
  if (status >= 400) {
    expect(type).toMatch(/^application\/problem\+json/);
    expect(JSON.parse(text)).toMatchObject({
      status,
      code: expect.any(String),
      requestId: expect.any(String),
    });
    return;
  }
  expect(Object.keys(operation.responses)).toContain(String(status));
  if (!type.startsWith('application/json')) return;
  const place = path
    .replaceAll('~', '~0')
    .replaceAll('/', '~1')
    .replaceAll('{', '%7B')
    .replaceAll('}', '%7D');
  const $ref = `api#/paths/${place}/${method}/responses/${status}/content/application~1json/schema`;
  const valid = ajv.validate({ $ref }, JSON.parse(text) as Json);
  expect([valid, ajv.errorsText()]).toEqual([true, 'No errors']);
}

describe('every operation answers as documented, whatever is sent', () => {
  test.each(operations.map((where) => [where.operation.operationId, where] as const))(
    '%s',
    async (_name, where) => {
      await fc.assert(
        fc.asyncProperty(callOf(where.path, where.operation), async ({ path, body, headers }) => {
          const answer = await fetch(site.url + path, {
            method: where.method.toUpperCase(),
            headers: { ...headers, Authorization: `Bearer ${site.keys.admin}` },
            ...(body === undefined ? {} : { body }),
            redirect: 'manual',
          });
          await check(where, answer);
        }),
        { numRuns: 15 },
      );
    },
  );
});
