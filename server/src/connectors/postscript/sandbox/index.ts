import { Router } from 'express';
import { type PlatformServer, startPlatformServer } from '../../kit/sandbox/platformServer.ts';
import { createLimiter, guardKey } from './guard.ts';
import { serveSubscribers } from './subscribers.ts';
import { createState, type PostscriptState } from './state.ts';

export interface SandboxOptions {
  state?: Partial<PostscriptState>;
  port?: number;
  clock?: () => number;
}

export interface PostscriptSandbox extends PlatformServer {
  state: PostscriptState;
}

/** A shop of Postscript over real HTTP (platforms.md 5, 14). */
export async function startPostscriptSandbox(
  options: SandboxOptions = {},
): Promise<PostscriptSandbox> {
  const state = createState(options.state);
  const router = Router();
  router.use(guardKey(state));
  router.use(createLimiter(options.clock ?? Date.now));
  router.get('/api/v2/me', (_request, response) => {
    response.json({
      resource_id: state.shopId,
      resource_name: state.shopName,
      resource_type: 'shop',
    });
  });
  serveSubscribers(router, state);
  const server = await startPlatformServer(router, { port: options.port ?? 0 });
  return { ...server, state };
}
