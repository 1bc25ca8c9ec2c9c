import type { Random } from '../state/random.ts';

export interface TokenGrant {
  accessToken: string;
  refreshToken: string | null;
  expiresAt: number | null;
}

export interface TokenStore {
  /** Why the token is no good, or null when it is. */
  check: (token: string) => 'unknown' | 'old' | null;
  add: (token: string) => void;
  issue: (expiring: boolean, lifeMs?: number) => TokenGrant;
  issueCode: () => string;
  /** A code works once. */
  takeCode: (code: string) => boolean;
  /** Both tokens rotate; the previous refresh token works until the new one was used (shopify-facts 3). */
  refresh: (refreshToken: string) => TokenGrant | null;
  revokeAll: () => void;
  refuseOld: (refuse: boolean) => void;
}

const hour = 3_600_000;

/** Access tokens of the installed app: offline ones without an end, expiring ones with refresh. */
export function createTokenStore(random: Random, now: () => number): TokenStore {
  const tokens = new Map<string, { expiresAt: number | null }>();
  const refreshes = new Map<string, { replacedBy: string | null }>();
  const codes = new Set<string>();
  let refuse = false;
  const issue = (expiring: boolean, lifeMs = hour): TokenGrant => {
    const accessToken = `shpat_${random.hex(32)}`;
    const refreshToken = expiring && lifeMs === hour ? `shprt_${random.hex(32)}` : null;
    const expiresAt = expiring ? now() + lifeMs : null;
    tokens.set(accessToken, { expiresAt });
    if (refreshToken) refreshes.set(refreshToken, { replacedBy: null });
    return { accessToken, refreshToken, expiresAt };
  };
  return {
    issue,
    check: (token) => {
      const known = tokens.get(token);
      if (!known || (known.expiresAt !== null && known.expiresAt <= now())) return 'unknown';
      return refuse && known.expiresAt === null ? 'old' : null;
    },
    add: (token) => {
      tokens.set(token, { expiresAt: null });
    },
    issueCode: () => {
      const code = random.hex(32);
      codes.add(code);
      return code;
    },
    takeCode: (code) => codes.delete(code),
    refresh: (refreshToken) => {
      const known = refreshes.get(refreshToken);
      if (!known) return null;
      for (const [old, entry] of refreshes)
        if (entry.replacedBy === refreshToken) refreshes.delete(old);
      const grant = issue(true);
      known.replacedBy = grant.refreshToken;
      return grant;
    },
    revokeAll: () => {
      tokens.clear();
      refreshes.clear();
    },
    refuseOld: (value) => {
      refuse = value;
    },
  };
}
