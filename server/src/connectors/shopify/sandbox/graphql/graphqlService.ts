import {
  execute,
  getOperationAST,
  GraphQLError,
  Kind,
  parse,
  validate,
  type DocumentNode,
  type ExecutionResult,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { getVariableValues } from 'graphql/execution/values.js';
import type { Bucket } from './bucket.ts';
import { computeCost, type CostRequest } from './cost.ts';
import type { GraphqlContext, PageNote } from './graphqlContext.ts';
import { toValidationError, type ApiError } from './validationErrors.ts';

export interface GraphqlRequest {
  query: string;
  variables: Record<string, unknown>;
  operationName: string | null;
}

export interface GraphqlAnswer {
  body: Record<string, unknown>;
  /** Pages of top-level connections the answer holds. */
  pages: PageNote[];
}

export interface GraphqlService {
  schema: GraphQLSchema;
  run: (request: GraphqlRequest) => GraphqlAnswer;
  /** Answers THROTTLED whatever is in the bucket. */
  throttle: (request: GraphqlRequest) => GraphqlAnswer;
}

const maxCost = 1000;

interface Prepared {
  document: DocumentNode;
  errors: ApiError[];
}

const failed = (errors: unknown[]): GraphqlAnswer => ({ body: { errors }, pages: [] });

/** Parsing and checking documents, once per text. */
function createPreparer(schema: GraphQLSchema): (query: string) => Prepared {
  const known = new Map<string, Prepared>();
  const prepare = (query: string): Prepared => {
    const document = parse(query);
    const errors = validate(schema, document).map((error) =>
      toValidationError(schema, document, error),
    );
    return { document, errors };
  };
  return (query) => {
    const found = known.get(query) ?? prepare(query);
    if (known.size > 200) known.clear();
    known.set(query, found);
    return found;
  };
}

function toSyntaxError(error: GraphQLError): ApiError {
  return {
    message: error.message.replace(/^Syntax Error:?/, 'syntax error,'),
    locations: error.locations ?? [],
    extensions: { code: 'parseError' },
  };
}

function toCostRequest(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Record<string, unknown>,
): CostRequest {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION)
      fragments.set(definition.name.value, definition);
  return { schema, fragments, variables };
}

function toTooDear(cost: number): ApiError {
  return {
    message: `Query cost is ${cost}, which exceeds the single query max cost limit (${maxCost}).\n\nSee https://shopify.dev/docs/api/usage/rate-limits for more information on how the\ncost of a query is calculated.\n\nTo query larger amounts of data with fewer limits, bulk operations should be used instead.\nSee https://shopify.dev/docs/api/usage/bulk-operations/queries for usage details.\n`,
    extensions: {
      code: 'MAX_COST_EXCEEDED',
      cost,
      maxCost,
      documentation: 'https://shopify.dev/api/usage/rate-limits',
    },
  };
}

function toVariableError(error: GraphQLError): ApiError {
  const name = /"\$(\w+)"/.exec(error.message)?.[1] ?? '';
  return {
    message: `Variable $${name} was provided invalid value`,
    locations: error.locations ?? [],
    extensions: { code: 'INVALID_VARIABLE', problems: [{ path: [], explanation: error.message }] },
  };
}

function toThrottled(requestedQueryCost: number, bucket: Bucket): GraphqlAnswer {
  const documentation = 'https://shopify.dev/api/usage/rate-limits';
  const throttleStatus = bucket.status();
  return {
    body: {
      errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED', documentation } }],
      extensions: { cost: { requestedQueryCost, actualQueryCost: null, throttleStatus } },
    },
    pages: [],
  };
}

interface Ready {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Record<string, unknown>;
  request: CostRequest;
  requested: number;
}

/** Everything that can be refused before a bucket is looked at. */
function checkRequest(
  schema: GraphQLSchema,
  prepare: (query: string) => Prepared,
  request: GraphqlRequest,
): Ready | GraphqlAnswer {
  let prepared: Prepared;
  try {
    prepared = prepare(request.query);
  } catch (error) {
    if (error instanceof GraphQLError) return failed([toSyntaxError(error)]);
    throw error;
  }
  const { document, errors } = prepared;
  if (errors.length > 0) return failed(errors);
  const operation = getOperationAST(document, request.operationName);
  if (!operation)
    return failed([{ message: 'No operation to run', extensions: { code: 'BAD_REQUEST' } }]);
  const coerced = getVariableValues(schema, operation.variableDefinitions ?? [], request.variables);
  if (coerced.errors) return failed(coerced.errors.map(toVariableError));
  const costs = toCostRequest(schema, document, coerced.coerced);
  const requested = computeCost(costs, operation, undefined);
  if (requested > maxCost) return failed([toTooDear(requested)]);
  return { document, operation, variables: request.variables, request: costs, requested };
}

/** Answers GraphQL requests: checks, cost, bucket, execution, in the order the real API does it. */
export function createGraphqlService(
  schema: GraphQLSchema,
  bucket: Bucket,
  createContext: () => GraphqlContext,
): GraphqlService {
  const prepare = createPreparer(schema);
  const check = (request: GraphqlRequest): Ready | GraphqlAnswer =>
    checkRequest(schema, prepare, request);
  const run = (request: GraphqlRequest): GraphqlAnswer => {
    const ready = check(request);
    if ('body' in ready) return ready;
    if (!bucket.admits(ready.requested)) return toThrottled(ready.requested, bucket);
    const context = createContext();
    const result = execute({
      schema,
      document: ready.document,
      variableValues: ready.variables,
      operationName: ready.operation.name?.value ?? null,
      contextValue: context,
    }) as ExecutionResult;
    const actual = Math.min(
      ready.requested,
      computeCost(ready.request, ready.operation, result.data ?? null),
    );
    bucket.charge(actual);
    const cost = {
      requestedQueryCost: ready.requested,
      actualQueryCost: actual,
      throttleStatus: bucket.status(),
    };
    const search = context.searches.length > 0 ? { search: context.searches } : {};
    return {
      body: {
        ...(result.errors ? { errors: result.errors.map((error) => error.toJSON()) } : {}),
        data: result.data ?? null,
        extensions: { cost, ...search },
      },
      pages: context.pages,
    };
  };
  return {
    schema,
    run,
    throttle: (request) => {
      const ready = check(request);
      return 'body' in ready ? ready : toThrottled(ready.requested, bucket);
    },
  };
}
