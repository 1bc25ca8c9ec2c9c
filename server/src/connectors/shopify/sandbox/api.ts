import type { ActionContext } from './actions/actionContext.ts';
import { createBulkService, type BulkService } from './bulk/bulkService.ts';
import { createBucket, type Bucket } from './graphql/bucket.ts';
import { createBulkEngine } from './graphql/bulkEngine.ts';
import type { BulkWalk, GraphqlContext } from './graphql/graphqlContext.ts';
import { createGraphqlService, type GraphqlService } from './graphql/graphqlService.ts';
import { createSandboxSchema } from './graphql/schema.ts';
import type { Plan } from './graphql/resolvers/shopFields.ts';
import type { SubscriptionService } from './webhooks/subscriptions.ts';

export interface ApiOptions {
  context: ActionContext;
  subscriptions: SubscriptionService;
  plan: Plan;
  baseUrl: string;
  bulkStepMs: number;
}

export interface Api {
  graphql: GraphqlService;
  bulk: BulkService;
  bucket: Bucket;
}

/** GraphQL and bulk operations over one schema: each needs the other. */
export function createApi(options: ApiOptions): Api {
  const { context, subscriptions, plan, baseUrl } = options;
  const schema = createSandboxSchema();
  const createContext = (walk: BulkWalk | null): GraphqlContext => ({
    state: context.state,
    bulk,
    subscriptions,
    plan,
    baseUrl,
    walk,
    pages: [],
    searches: [],
  });
  const engine = createBulkEngine(schema, createContext);
  const bulk: BulkService = createBulkService(context, engine, options.bulkStepMs);
  const bucket = createBucket(plan, () => performance.now());
  const graphql = createGraphqlService(schema, bucket, () => createContext(null));
  return { graphql, bulk, bucket };
}
