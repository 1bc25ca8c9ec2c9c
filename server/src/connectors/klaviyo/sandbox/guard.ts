import type { RequestHandler } from 'express';
import { badRequest, sendError } from './answers.ts';
import type { KlaviyoState } from './state.ts';

const scopes: Record<string, string> = {
  accounts: 'accounts:read',
  metrics: 'metrics:read',
  'metric-aggregates': 'metrics:read',
  campaigns: 'campaigns:read',
  'campaign-values-reports': 'campaigns:read',
  flows: 'flows:read',
  'flow-series-reports': 'flows:read',
};

/** Who calls, with which revision, and may they. */
export function guardCalls(state: KlaviyoState): RequestHandler {
  return (request, response, next) => {
    const authorization = request.headers.authorization;
    if (authorization === undefined) {
      const title = 'Authentication credentials were not provided.';
      return sendError(response, { status: 401, code: 'not_authenticated', title, detail: title });
    }
    if (authorization !== `Klaviyo-API-Key ${state.apiKey}`) {
      const title = 'Incorrect authentication credentials.';
      const code = 'authentication_failed';
      return sendError(response, { status: 401, code, title, detail: title });
    }
    if (!/^\d{4}-\d\d-\d\d/.test(String(request.headers['revision'] ?? ''))) {
      return sendError(response, badRequest('A revision header is required.'));
    }
    const scope = scopes[request.path.split('/')[2] ?? ''];
    if (scope !== undefined && !state.scopes.has(scope)) {
      const title = 'You do not have permission to perform this action.';
      const code = 'permission_denied';
      return sendError(response, { status: 403, code, title, detail: title });
    }
    next();
  };
}
