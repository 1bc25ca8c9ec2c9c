import type { Request } from 'express';
import { type Area, allowsScope } from '../../domain/access.ts';
import { ProblemError } from '../../lib/errors.ts';
import {
  findKeyPrincipal,
  findSessionPrincipal,
  type Principal,
} from '../../services/access/auth.ts';
import type { WebDeps } from './deps.ts';
import { forbidden, unauthorized } from './problems.ts';
import type { Route } from './route.ts';

type GuardDeps = Pick<WebDeps, 'db' | 'now' | 'web'>;
const seenEveryMs = 60_000;

/**
 * Who calls a route, after everything that could forbid it (deny by default: a route without a rule has none
 * that lets anybody in). @throws ProblemError 401, 403
 */
export async function authorize(
  route: Pick<Route, 'access' | 'area' | 'method'>,
  request: Request,
  deps: GuardDeps,
): Promise<Principal | null> {
  const { access, area } = route;
  if (access === 'anyone') return null;
  const principal = await findPrincipal(request, deps);
  if (access === 'internal') return requireInternal(area, request, deps, principal);
  if (!principal) throw unauthorized();
  const writes = route.method !== 'get';
  if (writes && principal.kind === 'person') requireSameSite(request, deps);
  if (!access.includes(principal.role)) throw forbidden();
  if (!allowsScope(principal.scopes, area, writes)) {
    throw forbidden(`This key lacks the scope ${area}:${writes ? 'write' : 'read'}`);
  }
  return principal;
}

/** A key counts before a session; a wrong key is not replaced by a good session. */
export async function findPrincipal(request: Request, deps: GuardDeps): Promise<Principal | null> {
  const header = request.headers.authorization;
  if (header !== undefined) {
    const key = /^Bearer +([\x21-\x7e]{1,256})$/i.exec(header)?.[1];
    return key === undefined ? null : findKeyPrincipal(deps, key);
  }
  const claim = request.session?.claim;
  if (!claim) return null;
  const principal = await findSessionPrincipal(deps, claim);
  const now = deps.now().getTime();
  if (principal && now - claim.seenAt > seenEveryMs) {
    request.session.claim = { ...claim, seenAt: now };
  }
  return principal;
}

/** Figures for this machine and for whoever signed in; documents for the street at a desk only (S105). */
function requireInternal(
  area: Area,
  request: Request,
  deps: GuardDeps,
  principal: Principal | null,
): Principal | null {
  if (principal || isLoopback(request)) return principal;
  const shown = area !== 'health' && !deps.web.production;
  if (shown && request.headers.authorization === undefined) return null;
  throw unauthorized();
}

/** From this machine and not through a proxy. */
export function isLoopback(request: Request): boolean {
  const { headers } = request;
  const forwarded = headers['x-forwarded-for'] ?? headers.forwarded ?? headers['x-real-ip'];
  const address = request.socket.remoteAddress ?? '';
  return forwarded === undefined && /^(::ffff:)?127\.|^::1$/.test(address);
}

/**
 * A browser's own word for where a request comes from (S90): a session's cookie alone changes nothing.
 * @throws ProblemError 403
 */
export function requireSameSite(request: Request, deps: Pick<WebDeps, 'web'>): void {
  const type = request.headers['content-type'];
  // No form can send these two, and a script of another site must ask first.
  const formLike = type !== undefined && !/^(application\/json|text\/csv)\b/i.test(type);
  if (formLike || !isSameOrigin(request, deps.web.publicUrl)) {
    throw new ProblemError(403, 'cross_site', 'This call must come from our own pages');
  }
}

function isSameOrigin(request: Request, publicUrl: string | null): boolean {
  const { origin, host, 'sec-fetch-site': site } = request.headers;
  if (site !== undefined && site !== 'same-origin') return false;
  if (origin === undefined) return site === 'same-origin';
  if (publicUrl !== null && origin === new URL(publicUrl).origin) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

/** Signing in has no session to abuse yet: only a browser that says it is elsewhere is refused. */
export function refuseForeignSite(request: Request, deps: Pick<WebDeps, 'web'>): void {
  const { origin, 'sec-fetch-site': site } = request.headers;
  if (origin !== undefined || site !== undefined) requireSameSite(request, deps);
}
