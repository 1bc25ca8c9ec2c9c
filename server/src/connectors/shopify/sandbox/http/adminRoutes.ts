import { Router, type NextFunction, type Request, type Response } from 'express';
import { pickVersion } from '../graphql/resolvers/versions.ts';
import type { GraphqlRequest, GraphqlService } from '../graphql/graphqlService.ts';
import type { PageNote } from '../graphql/graphqlContext.ts';
import type { ShopState } from '../state/shopState.ts';
import { sendJson } from './answer.ts';
import type { Fault } from './faults.ts';
import { oldTokenBody, toStatusBody } from './statusBodies.ts';
import type { TokenStore } from './tokens.ts';

export interface AdminOptions {
  state: ShopState;
  tokens: TokenStore;
  graphql: GraphqlService;
  /** After a page was read, before it is sent. */
  onPages: (pages: PageNote[]) => void;
}

function readRequest(body: unknown): GraphqlRequest | null {
  if (typeof body !== 'object' || body === null) return null;
  const { query, variables, operationName } = body as Record<string, unknown>;
  if (typeof query !== 'string' || query.trim() === '') return null;
  return {
    query,
    variables: (variables ?? {}) as Record<string, unknown>,
    operationName: typeof operationName === 'string' ? operationName : null,
  };
}

/** Only X-Shopify-Access-Token counts; an Authorization header is ignored (shopify-facts 2). */
function createGate({ state, tokens }: AdminOptions) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const refused = tokens.check(request.get('X-Shopify-Access-Token') ?? '');
    if (refused === 'unknown' || !state.installed) response.status(401).json(toStatusBody(401));
    else if (refused === 'old') response.status(403).json(oldTokenBody);
    else if (state.frozen) response.status(402).json(toStatusBody(402));
    else next();
  };
}

/** `/admin/api/{version}/graphql.json`; everything else below /admin/api is not found. */
export function createAdminRoutes(options: AdminOptions): Router {
  const { state, graphql } = options;
  const router = Router();
  router.use(createGate(options));
  router.post('/:version/graphql.json', (request: Request, response: Response) => {
    const version = String(request.params.version);
    if (!/^\d{4}-\d\d$|^unstable$/.test(version)) {
      response.status(404).json(toStatusBody(404));
      return;
    }
    response.set('X-Shopify-API-Version', pickVersion(version, state.clock()));
    const asked = readRequest(request.body);
    if (!asked) {
      response.status(400).json(toStatusBody(400));
      return;
    }
    const fault = (response.locals.fault ?? null) as Fault | null;
    const throttled = fault?.kind === 'throttled';
    const answer = throttled ? graphql.throttle(asked) : graphql.run(asked);
    options.onPages(answer.pages);
    sendJson(response, answer.body, fault);
  });
  return router;
}
