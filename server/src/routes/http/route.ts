import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Access, Area } from '../../domain/access.ts';
import { ProblemError } from '../../lib/errors.ts';
import type { Principal } from '../../services/access/auth.ts';
import type { WebDeps } from './deps.ts';
import { notFound } from './problems.ts';

export type Method = 'get' | 'post' | 'patch' | 'put' | 'delete';
export type MediaType =
  | 'application/json'
  | 'text/event-stream'
  | 'text/plain'
  | 'text/html'
  | 'text/csv';

/** `raw`: the exact bytes of JSON, for signatures. `file`: those of a CSV file, from whoever signed in. */
export type Reads = 'json' | 'raw' | 'file';

/** What a handler gets: everything parsed, the caller known. */
export interface Call<P, Q, B> {
  params: P;
  query: Q;
  body: B;
  deps: WebDeps;
  principal: Principal;
  request: Request;
  response: Response;
}
/** Where no credential is asked for, nobody is known. */
export type PublicCall<P, Q, B> = Omit<Call<P, Q, B>, 'principal'>;

/** A request before its parts are parsed. */
export interface RawCall {
  deps: WebDeps;
  principal: Principal | null;
  body: unknown;
  request: Request;
  response: Response;
}

/** One row of the route table: what mounts it, documents it and says who may call it. */
export interface Route {
  method: Method;
  /** Express spelling: `/api/orders/:id`. */
  path: string;
  summary: string;
  area: Area;
  access: Access;
  params: z.ZodType;
  query: z.ZodType;
  /** null: takes no body. */
  body: z.ZodType | null;
  reads: Reads;
  response: z.ZodType;
  status: number;
  /** Anything but JSON is written by the handler itself. */
  produces: MediaType;
  /** Parses, calls the handler and checks its answer. @throws ProblemError */
  run(call: RawCall): Promise<unknown>;
}

const nothing = z.strictObject({});
type Nothing = typeof nothing;

interface Definition<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  R extends z.ZodType,
> {
  method: Method;
  path: string;
  summary: string;
  area: Area;
  params?: P;
  query?: Q;
  body?: B;
  response: R;
  status?: number;
  reads?: Reads;
  produces?: MediaType;
}

type Answer<R extends z.ZodType> = z.input<R> | Promise<z.input<R>>;

/** A route for people and programs that signed in. Its answer is what `response` lets through, no more. */
export function defineRoute<
  R extends z.ZodType,
  P extends z.ZodType = Nothing,
  Q extends z.ZodType = Nothing,
  B extends z.ZodType = Nothing,
>(
  definition: Definition<P, Q, B, R> & {
    access: Exclude<Access, 'anyone' | 'internal'>;
    handler(call: Call<z.output<P>, z.output<Q>, z.output<B>>): Answer<R>;
  },
): Route {
  return toRoute(definition, definition.access, (raw) => {
    const { principal } = raw;
    if (!principal) throw new TypeError(`${definition.path} was reached without a caller`);
    return definition.handler({ ...parseCall(definition, raw), principal });
  });
}

/** A route without a credential: probes, login, signed webhooks. */
export function definePublicRoute<
  R extends z.ZodType,
  P extends z.ZodType = Nothing,
  Q extends z.ZodType = Nothing,
  B extends z.ZodType = Nothing,
>(
  definition: Definition<P, Q, B, R> & {
    access: 'anyone' | 'internal';
    handler(call: PublicCall<z.output<P>, z.output<Q>, z.output<B>>): Answer<R>;
  },
): Route {
  return toRoute(definition, definition.access, (raw) =>
    definition.handler(parseCall(definition, raw)),
  );
}

function toRoute<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  R extends z.ZodType,
>(definition: Definition<P, Q, B, R>, access: Access, handle: (raw: RawCall) => Answer<R>): Route {
  const { method, path, summary, area, response } = definition;
  return {
    method,
    path,
    summary,
    area,
    access,
    response,
    params: definition.params ?? nothing,
    query: definition.query ?? nothing,
    body: definition.body ?? null,
    reads: definition.reads ?? 'json',
    status: definition.status ?? 200,
    produces: definition.produces ?? 'application/json',
    run: async (raw) => response.parse(await handle(raw)),
  };
}

function parseCall<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  definition: Pick<Definition<P, Q, B, z.ZodType>, 'params' | 'query' | 'body' | 'reads'>,
  raw: RawCall,
): PublicCall<z.output<P>, z.output<Q>, z.output<B>> {
  const { request, response, deps } = raw;
  const params = (definition.params ?? nothing).safeParse(request.params);
  if (!params.success) throw notFound();
  const query = (definition.query ?? nothing).safeParse(request.query);
  const body = (definition.body ?? nothing).safeParse(raw.body ?? {});
  const issues = [...(query.error?.issues ?? []), ...(body.error?.issues ?? [])];
  if (!query.success || !body.success) throw toInvalid(issues);
  return {
    params: params.data as z.output<P>,
    query: query.data as z.output<Q>,
    body: body.data as z.output<B>,
    request,
    response,
    deps,
  };
}

const mostErrors = 20;

/** 422 that names each field (api.md). */
export function toInvalid(issues: readonly z.core.$ZodIssue[]): ProblemError {
  const errors = issues.flatMap(toFieldErrors).slice(0, mostErrors);
  const [first] = errors;
  const detail = first ? `${first.field}: ${first.message}` : 'The request is not valid';
  return new ProblemError(422, 'invalid_request', detail, { errors });
}

function toFieldErrors(issue: z.core.$ZodIssue): { field: string; message: string }[] {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.slice(0, mostErrors).map((key) => ({
      field: [...path, key.slice(0, 64)].join('.'),
      message: 'is not a known field',
    }));
  }
  return [{ field: path.join('.') || 'body', message: issue.message }];
}
