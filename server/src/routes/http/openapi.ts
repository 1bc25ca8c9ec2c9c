import { z } from 'zod';
import { problem } from '../../contract/common.ts';
import type { MediaType, Route } from './route.ts';

type Json = Record<string, unknown>;

/** OpenAPI 3.1 of the table: the schemas that validate are the ones described (spec 12.2). */
export function toOpenApi(routes: readonly Route[], publicUrl: string | null): Json {
  const schemas: Json = {};
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: toOperation(route, schemas) };
  }
  toSchema(problem, 'output', schemas);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Sluice',
      version: '1.0.0',
      description: 'A shop’s raw data kept, and turned into ERP records.',
    },
    servers: [{ url: publicUrl ?? '/' }],
    tags: [...new Set(routes.map(({ area }) => area))].map((name) => ({ name })),
    paths,
    components: {
      schemas,
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer', description: 'An API key' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'sluice',
          description: 'Of a signed-in person',
        },
      },
    },
  };
}

function toOperation(route: Route, schemas: Json): Json {
  const open = typeof route.access === 'string';
  return {
    operationId: toOperationId(route),
    summary: route.summary,
    tags: [route.area],
    ...(open ? { security: [] } : { security: [{ apiKey: [] }, { session: [] }] }),
    ...(open ? {} : { 'x-roles': route.access }),
    parameters: [
      ...toParameters(route.params, 'path', schemas),
      ...toParameters(route.query, 'query', schemas),
    ],
    ...toRequestBody(route, schemas),
    responses: toResponses(route, schemas),
  };
}

/** `getApiOrdersById`. */
function toOperationId({ method, path }: Route): string {
  const words = path.split(/[/-]/).filter((word) => word !== '');
  const named = words.map((word) => (word.startsWith(':') ? `by-${word.slice(1)}` : word));
  const title = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
  return (
    method +
    named
      .flatMap((word) => word.split('-'))
      .map(title)
      .join('')
  );
}

function toParameters(schema: z.ZodType, place: 'path' | 'query', schemas: Json): Json[] {
  const { properties = {}, required = [] } = toSchema(schema, 'input', schemas) as {
    properties?: Json;
    required?: string[];
  };
  return Object.entries(properties).map(([name, part]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: part,
  }));
}

function toRequestBody(route: Route, schemas: Json): Json {
  if (route.reads === 'raw') {
    return { requestBody: { required: true, content: { 'application/json': { schema: {} } } } };
  }
  if (route.reads === 'file') {
    const schema = { type: 'string', description: 'A CSV file in UTF-8, at most 20 MB' };
    return { requestBody: { required: true, content: { 'text/csv': { schema } } } };
  }
  if (!route.body) return {};
  const schema = toSchema(route.body, 'input', schemas);
  const required = route.body.safeParse({}).success ? {} : { required: true };
  return { requestBody: { ...required, content: { 'application/json': { schema } } } };
}

function toResponses(route: Route, schemas: Json): Json {
  const refusal = (description: string) => ({
    description,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  });
  const closed = route.access !== 'anyone' || route.reads === 'raw';
  const takesInput = route.body !== null || Object.keys(shapeOf(route.query)).length > 0;
  return {
    [route.status]: toSuccess(route, schemas),
    ...(closed ? { 401: refusal('No valid credential or signature') } : {}),
    ...(typeof route.access === 'string' ? {} : { 403: refusal('Not for this role or scope') }),
    ...(route.path.includes(':') ? { 404: refusal('Not here, or of another workspace') } : {}),
    ...(takesInput ? { 422: refusal('Not valid: `errors` names each field') } : {}),
    default: refusal('Any other refusal'),
  };
}

function toSuccess(route: Route, schemas: Json): Json {
  if (route.status === 204) return { description: 'Done' };
  const schema = isJson(route.produces)
    ? toSchema(route.response, 'output', schemas)
    : { type: 'string' };
  return { description: 'Done', content: { [route.produces]: { schema } } };
}

function isJson(type: MediaType): boolean {
  return type === 'application/json';
}

function shapeOf(schema: z.ZodType): Json {
  return schema instanceof z.ZodObject ? schema.shape : {};
}

/** A schema as JSON Schema 2020-12; named parts move to components. */
function toSchema(schema: z.ZodType, io: 'input' | 'output', schemas: Json): Json {
  const {
    $schema: _,
    $defs = {},
    ...rest
  } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => showAs(zodSchema, jsonSchema),
  });
  for (const [name, part] of Object.entries($defs)) schemas[name] = toComponentRefs(part);
  return toComponentRefs(rest) as Json;
}

/** Query parameters are text to the parser and numbers to people: `shownAs` is the people's side. */
function showAs(schema: z.core.$ZodTypes, json: z.core.JSONSchema.BaseSchema): void {
  const shown = z.globalRegistry.get(schema)?.['shownAs'];
  if (shown === undefined) return;
  for (const key of Object.keys(json)) delete json[key];
  Object.assign(json, shown);
}

function toComponentRefs(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toComponentRefs);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) =>
      key === '$ref' && typeof part === 'string'
        ? [key, part.replace('#/$defs/', '#/components/schemas/')]
        : [key, toComponentRefs(part)],
    ),
  );
}
