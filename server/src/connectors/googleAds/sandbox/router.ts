import { Router, type Request, type Response } from 'express';
import { type GoogleError, refusals, signInRefusal, toQuotaError } from './errors.ts';
import { computeRows, type Question, readQuery } from './query.ts';
import type { GoogleState } from './state.ts';

/** Sign-in and searchStream; every answer is computed from the state. */
export function createRouter(state: GoogleState): Router {
  const router = Router();
  router.post('/token', (request, response) => sendToken(state, request, response));
  router.post('/:version/customers/:customer/googleAds\\:searchStream', (request, response) => {
    response.set('request-id', 'sandboxRequest1');
    const { query } = request.body as { query?: unknown };
    const question = readQuery(query);
    const refusal = findRefusal(state, request, question);
    if (refusal || !question) return refuse(state, response, refusal ?? refusals.badQuery);
    state.operations -= 1;
    response.json(toChunks(state, computeRows(state.customer, question)));
  });
  return router;
}

function sendToken(state: GoogleState, request: Request, response: Response): void {
  const form = request.body as Record<string, string>;
  if (form['client_id'] !== state.clientId || form['client_secret'] !== state.clientSecret) {
    return void response.status(401).json({ error: 'invalid_client' });
  }
  const isKnown = state.refreshTokens.has(form['refresh_token'] ?? '');
  if (form['grant_type'] !== 'refresh_token' || !isKnown) {
    return void response.status(400).json(signInRefusal);
  }
  state.tokensGiven += 1;
  const token = `ya29.sandbox${state.tokensGiven}`;
  state.accessTokens.add(token);
  response.json({
    access_token: token,
    expires_in: 3599,
    scope: 'https://www.googleapis.com/auth/adwords',
    token_type: 'Bearer',
  });
}

function findRefusal(
  state: GoogleState,
  request: Request,
  question: Question | null,
): GoogleError | null {
  const { customer, managerId, operations } = state;
  const token = request.headers.authorization?.replace(/^Bearer /, '') ?? '';
  if (!state.accessTokens.has(token)) return refusals.unauthenticated;
  const login = request.headers['login-customer-id'] ?? null;
  const isDeveloper = request.headers['developer-token'] === state.developerToken;
  const isSeen = request.params['customer'] === customer.id && login === managerId;
  if (!isDeveloper || !isSeen) return refusals.noPermission;
  if (!customer.enabled) return refusals.notEnabled;
  if (operations <= 0) return toQuotaError('30s');
  if (question?.from !== 'campaign') return null;
  if (customer.manager) return refusals.manager;
  return countDays(question) > state.bearsDays ? refusals.tooMuch : null;
}

function countDays({ since, until }: { since: string; until: string }): number {
  return Math.round((Date.parse(until) - Date.parse(since)) / 86_400_000) + 1;
}

function refuse({ errorsInList }: GoogleState, response: Response, error: GoogleError): void {
  response.status(error.status).json(errorsInList ? [error.body] : error.body);
}

/** A stream is a list of chunks; without rows it is one without `results`, or an empty list. */
function toChunks({ chunkRows, emptyChunk }: GoogleState, rows: unknown[]): unknown[] {
  const told = { fieldMask: 'segments.date,customer.id', requestId: '-wmLytVuBONxut172E248A' };
  if (rows.length === 0) return emptyChunk ? [{ ...told, queryResourceConsumption: '90' }] : [];
  const count = Math.ceil(rows.length / chunkRows);
  return Array.from({ length: count }, (_, index) => ({
    results: rows.slice(index * chunkRows, (index + 1) * chunkRows),
    ...told,
  }));
}
