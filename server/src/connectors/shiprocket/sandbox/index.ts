import { Router } from 'express';
import { type PlatformServer, startPlatformServer } from '../../kit/sandbox/platformServer.ts';
import { createAccount, type SandboxAccount } from './account.ts';
import { createApi } from './api.ts';
import type { SandboxOrder } from './sandboxOrder.ts';

export interface SandboxOptions {
  /** What the account holds, asked for each request: the answers are what it is then. */
  orders(): SandboxOrder[];
  email?: string;
  password?: string;
  now?(): Date;
  port?: number;
  mostPerPage?: number;
  /** Calls within a second before it limits. */
  perSecond?: number;
}

export interface ShiprocketSandbox extends PlatformServer {
  /** With the path every address begins with. */
  baseUrl: string;
  email: string;
  password: string;
  account: SandboxAccount;
}

const prefix = '/v1/external';

/** A stateful twin of a Shiprocket account over real HTTP. */
export async function startShiprocketSandbox(options: SandboxOptions): Promise<ShiprocketSandbox> {
  const {
    email = 'api@example.com',
    password = 'sandbox-password',
    now = () => new Date(),
  } = options;
  const account = createAccount({ email, password, now, perSecond: options.perSecond ?? 20 });
  const rules = () => ({ now: now(), mostPerPage: options.mostPerPage ?? 100 });
  const router = Router();
  router.use(prefix, createApi({ account, orders: options.orders, rules }));
  const server = await startPlatformServer(router, { port: options.port ?? 0 });
  return { ...server, baseUrl: `${server.baseUrl}${prefix}`, email, password, account };
}
