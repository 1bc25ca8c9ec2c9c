import type { Request, RequestHandler } from 'express';
import session from 'express-session';
import type { Database } from '../../models/database.ts';
import { createSessionStore } from '../../models/access/sessions.ts';
import type { SessionClaim } from '../../services/access/auth.ts';
import type { WebSettings } from './deps.ts';

declare module 'express-session' {
  interface SessionData {
    claim: SessionClaim;
  }
}

/** People's sessions: in the database, so that any instance knows them (S85, S89). */
export function createSessions(db: Database, web: WebSettings): RequestHandler {
  const secure = isSecure(web);
  return session({
    name: sessionCookie(web),
    secret: web.sessionSecrets,
    store: createSessionStore(db),
    resave: false,
    saveUninitialized: false,
    ...(secure ? { proxy: true } : {}),
    cookie: { httpOnly: true, sameSite: 'lax', secure, path: '/' },
  });
}

export function isSecure(web: Pick<WebSettings, 'publicUrl'>): boolean {
  return web.publicUrl?.startsWith('https:') ?? false;
}

/** `__Host-` is only taken over TLS. */
export function sessionCookie(web: Pick<WebSettings, 'publicUrl'>): string {
  return isSecure(web) ? '__Host-sluice' : 'sluice';
}

/** A new session id for whoever just signed in: one planted before is worth nothing (S86). */
export async function startSession(request: Request, claim: SessionClaim): Promise<void> {
  await settle((done) => request.session.regenerate(done));
  request.session.claim = claim;
  await settle((done) => request.session.save(done));
}

export async function endSession(request: Request): Promise<void> {
  await settle((done) => request.session.destroy(done));
}

async function settle(call: (done: (error?: unknown) => void) => void): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    call((error) => (error ? reject(error) : resolve()));
  });
}
