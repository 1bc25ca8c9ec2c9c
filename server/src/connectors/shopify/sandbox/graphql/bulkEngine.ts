import { execute, type DocumentNode, type ExecutionResult, type GraphQLSchema } from 'graphql';
import type { BulkEngine, BulkSlice } from '../bulk/bulkService.ts';
import { flattenResult, group, interleave } from '../bulk/flatten.ts';
import { checkBulkQuery } from '../bulk/validateBulk.ts';
import type { BulkWalk, GraphqlContext } from './graphqlContext.ts';

/** Root objects read per slice: between slices the shop goes on living. */
const sliceSize = 50;

/** Executes bulk queries with the same resolvers as pages, connections unlimited. */
export function createBulkEngine(
  schema: GraphQLSchema,
  createContext: (walk: BulkWalk) => GraphqlContext,
): BulkEngine {
  return {
    check: (query) => checkBulkQuery(schema, query),
    start: (document, groupObjects) => {
      const walk: BulkWalk = { from: 0, size: sliceSize, rows: new Map() };
      return () => readSlice(schema, document, { walk, groupObjects, createContext });
    },
  };
}

function readSlice(
  schema: GraphQLSchema,
  document: DocumentNode,
  run: {
    walk: BulkWalk;
    groupObjects: boolean;
    createContext: (walk: BulkWalk) => GraphqlContext;
  },
): BulkSlice {
  const { walk } = run;
  const contextValue = run.createContext(walk);
  const result = execute({ schema, document, contextValue }) as ExecutionResult;
  const error = result.errors?.[0];
  if (error) {
    const denied = error.extensions.code === 'ACCESS_DENIED';
    return { errorCode: denied ? 'ACCESS_DENIED' : 'INTERNAL_SERVER_ERROR' };
  }
  const flat = flattenResult(schema, document, result.data ?? {});
  walk.from += walk.size;
  const longest = Math.max(0, ...[...walk.rows.values()].map((rows) => rows.length));
  const rows = run.groupObjects ? group(flat) : interleave(flat);
  return { rows, roots: flat.roots.length, done: walk.from >= longest };
}
