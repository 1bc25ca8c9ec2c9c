import { createHmac } from 'node:crypto';
import { Router, type Request, type Response } from 'express';
import type { ShopState } from '../state/shopState.ts';
import type { TokenGrant, TokenStore } from './tokens.ts';

export interface OauthOptions {
  state: ShopState;
  tokens: TokenStore;
  clientId: string;
  clientSecret: string;
}

const day = 86_400_000;

const invalidRequest = (description: string) => ({
  error: 'invalid_request',
  error_description: description,
});

/** `write_x` hides `read_x` in the granted list (shopify-facts 3). */
function toScopeText(scopes: Set<string>): string {
  return [...scopes]
    .filter((scope) => !scopes.has(scope.replace(/^read_/, 'write_')) || !scope.startsWith('read_'))
    .join(',');
}

function toGrantBody(state: ShopState, grant: TokenGrant, now: number) {
  const expiry =
    grant.expiresAt === null ? {} : { expires_in: Math.round((grant.expiresAt - now) / 1000) };
  const refresh = grant.refreshToken
    ? { refresh_token: grant.refreshToken, refresh_token_expires_in: 7_776_000 }
    : {};
  return {
    access_token: grant.accessToken,
    scope: toScopeText(state.scopes),
    ...expiry,
    ...refresh,
  };
}

/** The query HMAC of the callback: sorted pairs, hex (shopify-facts 3). */
export function computeQueryHmac(query: Record<string, string>, secret: string): string {
  const text = Object.keys(query)
    .filter((key) => key !== 'hmac' && key !== 'signature')
    .toSorted()
    .map((key) => `${encodeURIComponent(key)}=${encodeURIComponent(query[key] ?? '')}`)
    .join('&');
  return createHmac('sha256', secret).update(text).digest('hex');
}

const readText = (value: unknown): string => (typeof value === 'string' ? value : '');

function issueGrant(tokens: TokenStore, body: Record<string, unknown>): TokenGrant | string {
  if (body.grant_type === 'client_credentials') return tokens.issue(true, day);
  if (body.grant_type === 'refresh_token')
    return (
      tokens.refresh(readText(body.refresh_token)) ??
      'The refresh token was not found or was already used'
    );
  if (tokens.takeCode(readText(body.code))) return tokens.issue(readText(body.expiring) === '1');
  return 'The authorization code was not found or was already used';
}

/** Token endpoint, consent page (agrees at once) and scope list. */
export function createOauthRoutes(options: OauthOptions): Router {
  const { state, tokens } = options;
  const router = Router();
  router.post('/access_token', (request: Request, response: Response) => {
    const body = (request.body ?? {}) as Record<string, unknown>;
    if (body.client_id !== options.clientId || body.client_secret !== options.clientSecret) {
      response.status(400).json(invalidRequest('Could not find Shopify API application'));
      return;
    }
    const grant = issueGrant(tokens, body);
    if (typeof grant === 'string') response.status(400).json(invalidRequest(grant));
    else response.json(toGrantBody(state, grant, state.clock().getTime()));
  });
  router.get('/authorize', (request, response) => {
    const { redirect_uri: target, state: nonce } = request.query;
    if (typeof target !== 'string' || !URL.canParse(target)) {
      response.status(400).json(invalidRequest('The redirect_uri is not whitelisted'));
      return;
    }
    response.redirect(toCallback(options, target, readText(nonce)));
  });
  router.get('/access_scopes.json', (request, response) => {
    if (tokens.check(request.get('X-Shopify-Access-Token') ?? '') !== null) {
      const errors = '[API] Invalid API key or access token (unrecognized login or wrong password)';
      response.status(401).json({ errors });
      return;
    }
    response.set('X-Shopify-API-Version', state.apiVersion);
    response.json({ access_scopes: [...state.scopes].map((handle) => ({ handle })) });
  });
  return router;
}

function toCallback(
  { state, tokens, clientSecret }: OauthOptions,
  target: string,
  nonce: string,
): string {
  const query: Record<string, string> = {
    code: tokens.issueCode(),
    host: Buffer.from(`${state.info.domain}/admin`).toString('base64'),
    shop: state.info.domain,
    state: nonce,
    timestamp: String(Math.floor(state.clock().getTime() / 1000)),
  };
  const url = new URL(target);
  for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value);
  url.searchParams.set('hmac', computeQueryHmac(query, clientSecret));
  return url.href;
}
