import type { PlatformFault } from '../../kit/sandbox/platformFaults.ts';

/** A refusal as Google words it. */
export interface GoogleError {
  status: number;
  body: { error: Record<string, unknown> };
}

const failureType = 'type.googleapis.com/google.ads.googleads.v25.errors.GoogleAdsFailure';

export function toGoogleError(
  status: number,
  errorCode: Record<string, string>,
  details?: Record<string, unknown>,
): GoogleError {
  const errors = [
    { errorCode, message: 'Words for people', ...(details === undefined ? {} : { details }) },
  ];
  return {
    status,
    body: {
      error: {
        code: status,
        message: 'Request failed',
        status: toStatus(status),
        details: [{ '@type': failureType, errors, requestId: 'Abc' }],
      },
    },
  };
}

function toStatus(status: number): string {
  const names: Record<number, string> = {
    400: 'INVALID_ARGUMENT',
    401: 'UNAUTHENTICATED',
    403: 'PERMISSION_DENIED',
    429: 'RESOURCE_EXHAUSTED',
    500: 'INTERNAL',
    503: 'UNAVAILABLE',
  };
  return names[status] ?? 'UNKNOWN';
}

/** Too many operations; `retryDelay` is how long to wait, "30s". */
export function toQuotaError(retryDelay: string): GoogleError {
  return toGoogleError(
    429,
    { quotaError: 'RESOURCE_EXHAUSTED' },
    {
      quotaErrorDetails: {
        rateScope: 'DEVELOPER',
        rateName: 'Number of operations for basic access',
        retryDelay,
      },
    },
  );
}

export const refusals = {
  unauthenticated: toGoogleError(401, { authenticationError: 'OAUTH_TOKEN_EXPIRED' }),
  noPermission: toGoogleError(403, { authorizationError: 'USER_PERMISSION_DENIED' }),
  notEnabled: toGoogleError(403, { authorizationError: 'CUSTOMER_NOT_ENABLED' }),
  manager: toGoogleError(400, { queryError: 'REQUESTED_METRICS_FOR_MANAGER' }),
  badQuery: toGoogleError(400, { queryError: 'UNEXPECTED_INPUT' }),
  tooMuch: toGoogleError(400, { queryError: 'EXCESSIVE_SHORT_TERM_QUERY_RESOURCE_CONSUMPTION' }),
} satisfies Record<string, GoogleError>;

export const signInRefusal = {
  error: 'invalid_grant',
  error_description: 'Token has been expired or revoked.',
};

/** A scripted answer in Google's words. */
export function toFault(error: GoogleError, more: Partial<PlatformFault> = {}): PlatformFault {
  return { kind: 'answer', match: '/v', status: error.status, body: error.body, ...more };
}
