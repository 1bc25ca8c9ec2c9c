import type { PlatformFault } from '../../kit/sandbox/platformFaults.ts';

/** A refusal as Meta words it. */
export interface MetaError {
  status: number;
  body: { error: Record<string, unknown> };
}

export interface ErrorOptions {
  subcode?: number;
  status?: number;
  transient?: boolean;
}

export function toMetaError(
  code: number,
  message: string,
  { subcode, status = 400, transient = false }: ErrorOptions = {},
): MetaError {
  return {
    status,
    body: {
      error: {
        message: `(#${code}) ${message}`,
        type: 'OAuthException',
        is_transient: transient,
        code,
        ...(subcode === undefined ? {} : { error_subcode: subcode }),
        fbtrace_id: 'AbCdEfGhIjKlMnOpQrStUvW',
      },
    },
  };
}

/** Business use case usage in percent, and minutes until calls are let through again. */
export function toUsageHeaders(percent: number, minutes = 0): Record<string, string> {
  const usage = {
    type: 'ads_insights',
    call_count: percent,
    total_cputime: 25,
    total_time: 30,
    estimated_time_to_regain_access: minutes,
  };
  return {
    'x-business-use-case-usage': JSON.stringify({ '1234567890': [usage] }),
    'x-ad-account-usage': JSON.stringify({ acc_id_util_pct: Math.min(percent, 9.67) }),
    'x-fb-ads-insights-throttle': JSON.stringify({ app_id_util_pct: 0, acc_id_util_pct: 0 }),
  };
}

const wordings = {
  limited: toMetaError(17, 'User request limit reached', { subcode: 2446079, transient: true }),
  expired: toMetaError(190, 'Error validating access token: Session has expired', {
    subcode: 463,
    status: 401,
  }),
  revoked: toMetaError(190, 'Error validating access token: The session was changed', {
    subcode: 460,
    status: 401,
  }),
  unpermitted: toMetaError(200, 'Ad account owner has NOT grant ads_management or ads_read', {
    status: 403,
  }),
  tooMuch: toMetaError(
    1,
    "Please reduce the amount of data you're asking for, then retry your request",
    { status: 500 },
  ),
  unknownAccount: toMetaError(100, 'Unsupported get request. Object does not exist', {
    subcode: 33,
  }),
  tooOld: toMetaError(100, 'The start date cannot be beyond 37 months from the current date', {
    subcode: 3018,
  }),
  badCursor: toMetaError(100, 'Invalid parameter: after', { subcode: 1487390 }),
};

export const refusals: Record<keyof typeof wordings, MetaError> = wordings;

/** A scripted answer in Meta's words. */
export function toFault(error: MetaError, more: Partial<PlatformFault> = {}): PlatformFault {
  return { kind: 'answer', status: error.status, body: error.body, ...more };
}
