import { type PlatformServer, startPlatformServer } from '../../kit/sandbox/platformServer.ts';
import type { Customer } from './customer.ts';
import { createRouter } from './router.ts';
import type { GoogleState } from './state.ts';

export interface GoogleSandbox {
  server: PlatformServer;
  state: GoogleState;
  /** What a person would type. */
  settings: Record<string, string>;
  credentials: Record<string, string>;
  close(): Promise<void>;
}

const credentials = {
  developerToken: 'sandboxDeveloperToken1',
  clientId: '1234-sandbox.apps.googleusercontent.com',
  clientSecret: 'GOCSPX-sandbox',
  refreshToken: '1//sandboxRefreshToken',
};

/** A stateful twin of Google's sign-in and of the Google Ads API with one customer, over real HTTP. */
export async function startGoogleSandbox(
  customer: Customer,
  port?: number,
): Promise<GoogleSandbox> {
  const { developerToken, clientId, clientSecret, refreshToken } = credentials;
  const state: GoogleState = {
    customer,
    managerId: null,
    developerToken,
    clientId,
    clientSecret,
    refreshTokens: new Set([refreshToken]),
    accessTokens: new Set(),
    tokensGiven: 0,
    chunkRows: 10_000,
    bearsDays: 400,
    operations: 15_000,
    emptyChunk: true,
    errorsInList: false,
  };
  const server = await startPlatformServer(createRouter(state), { port: port ?? 0 });
  return {
    server,
    state,
    settings: { customerId: customer.id, apiVersion: 'v25', baseUrl: server.baseUrl },
    credentials: { ...credentials },
    close: () => server.close(),
  };
}
