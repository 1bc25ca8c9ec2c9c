import { randomUUID } from 'node:crypto';

export interface AccountOptions {
  email: string;
  password: string;
  now(): Date;
  /** Calls within a second before it limits. */
  perSecond: number;
}

/** An API user of the sandbox: its logins, and how often it may call. */
export interface SandboxAccount {
  /** null where e-mail or password are wrong. */
  logIn(email: unknown, password: unknown): Record<string, unknown> | null;
  isValid(authorization: string | undefined): boolean;
  /** As when somebody changes the user's password: no token is good any more. */
  revokeTokens(): void;
  /** false: too many calls for now. */
  countCall(): boolean;
}

const tokenHours = 240;

export function createAccount(options: AccountOptions): SandboxAccount {
  const tokens = new Map<string, number>();
  let second = { at: 0, calls: 0 };
  return {
    logIn(email, password) {
      if (email !== options.email || password !== options.password) return null;
      const token = randomUUID();
      tokens.set(token, options.now().getTime() + tokenHours * 3_600_000);
      return {
        id: 1234,
        first_name: 'API',
        last_name: 'USER',
        email: options.email,
        company_id: 25149,
        created_at: '2021-10-12 11:51:48',
        token,
      };
    },
    isValid(authorization) {
      const endsAt = tokens.get(authorization?.replace(/^Bearer /, '') ?? '') ?? 0;
      return endsAt > options.now().getTime();
    },
    revokeTokens: () => tokens.clear(),
    countCall() {
      const at = Math.floor(Date.now() / 1000);
      second = at === second.at ? { at, calls: second.calls + 1 } : { at, calls: 1 };
      return second.calls <= options.perSecond;
    },
  };
}
