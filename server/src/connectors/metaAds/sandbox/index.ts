import { type PlatformServer, startPlatformServer } from '../../kit/sandbox/platformServer.ts';
import type { AdAccount } from './account.ts';
import { createRouter } from './router.ts';
import type { MetaState } from './state.ts';

export interface MetaSandbox {
  server: PlatformServer;
  state: MetaState;
  accessToken: string;
  close(): Promise<void>;
}

/** A stateful twin of the Marketing API with one ad account, over real HTTP. */
export async function startMetaSandbox(
  account: AdAccount,
  options: { port?: number; now?: () => Date } = {},
): Promise<MetaSandbox> {
  const accessToken = 'EAASandboxToken0123456789';
  const state: MetaState = {
    account,
    tokens: new Map([
      [accessToken, 'valid'],
      ['EAAExpired', 'expired'],
      ['EAARevoked', 'revoked'],
      ['EAAUnpermitted', 'unpermitted'],
    ]),
    now: options.now ?? (() => new Date()),
    usage: { percent: 28, minutes: 0 },
    bears: { rows: 500, days: 90, reportDays: 90 },
    reports: new Map(),
    epoch: 1,
  };
  const server = await startPlatformServer(createRouter(state), { port: options.port ?? 0 });
  return { server, state, accessToken, close: () => server.close() };
}
