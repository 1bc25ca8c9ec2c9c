import { expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { toOpenApi } from './openapi.ts';
import { routes } from '../table.ts';

interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
}
interface Operation {
  operationId: string;
  parameters: { name: string; in: string; required: boolean; schema: object }[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, { content?: Record<string, { schema: object }> }>;
}

const document = toOpenApi(routes, null) as unknown as Document;
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

test('describes exactly the routes there are', () => {
  const described = operations.map(({ path, method }) => `${method} ${path}`);
  const served = routes.map(
    (route) => `${route.method} ${route.path.replaceAll(/:(\w+)/g, '{$1}')}`,
  );
  expect(described.sort((a, b) => a.localeCompare(b))).toEqual(
    served.sort((a, b) => a.localeCompare(b)),
  );
});

test('operation ids are unique, path parameters complete and required', () => {
  const ids = operations.map(({ operation }) => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { path, operation } of operations) {
    const inPath = operation.parameters.filter((parameter) => parameter.in === 'path');
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(inPath.map(({ name }) => name)).toEqual(named);
    expect(inPath.every(({ required }) => required)).toBe(true);
  }
});

test('every schema is JSON Schema 2020-12 and every reference leads somewhere', () => {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  const text = JSON.stringify(document);
  for (const [, name] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
    expect(Object.keys(document.components.schemas)).toContain(name);
  }
  const schemas = operations.flatMap(({ operation }) => [
    ...operation.parameters.map(({ schema }) => schema),
    ...Object.values(operation.requestBody?.content ?? {}).map(({ schema }) => schema),
    ...Object.values(operation.responses).flatMap(({ content = {} }) =>
      Object.values(content).map(({ schema }) => schema),
    ),
  ]);
  expect(schemas.length).toBeGreaterThan(routes.length);
  for (const schema of schemas) {
    const whole = JSON.parse(
      JSON.stringify({ allOf: [schema], $defs: document.components.schemas }).replaceAll(
        '#/components/schemas/',
        '#/$defs/',
      ),
    ) as object;
    expect(() => ajv.compile(whole)).not.toThrow();
  }
});

test('limits are described as the numbers they are', () => {
  const limit = document.paths['/api/users']?.['get']?.parameters.find(
    ({ name }) => name === 'limit',
  );
  expect(limit).toMatchObject({
    schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 },
  });
  expect(limit?.schema).not.toHaveProperty('pattern');
});
