/** Bodies of failures as the real API words them (shopify-facts 4). */
const bodies: Record<number, unknown> = {
  400: { errors: { query: 'Required parameter missing or invalid' } },
  401: { errors: '[API] Invalid API key or access token (unrecognized login or wrong password)' },
  402: { errors: 'Unavailable Shop' },
  403: { errors: '[API] This action requires merchant approval for read_orders scope.' },
  404: { errors: 'Not Found' },
  423: { errors: 'This shop is locked' },
  430: { errors: 'Request rejected for security reasons' },
  429: {
    errors:
      'Exceeded 2 calls per second for api client. Reduce request rates to resume uninterrupted service.',
  },
  500: { errors: 'Internal Server Error' },
  502: { errors: 'Bad Gateway' },
  503: { errors: 'Service Unavailable' },
  504: { errors: 'Gateway Timeout' },
};

export const oldTokenBody = {
  errors:
    '[API] Non-expiring access tokens are no longer accepted for the Admin API. Start using expiring offline tokens: https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/offline-access-tokens',
};

export function toStatusBody(status: number): unknown {
  return bodies[status] ?? { errors: `HTTP ${status}` };
}

/** `Retry-After` is a decimal in a string (shopify-facts 4). */
export function toStatusHeaders(status: number): Record<string, string> {
  return status === 429 ? { 'Retry-After': '2.0' } : {};
}

export const htmlPage = (status: number): string =>
  `<!DOCTYPE html>\n<html><head><title>${status}</title></head><body><h1>Something went wrong</h1></body></html>`;
