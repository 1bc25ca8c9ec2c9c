import express, { type Express } from 'express';
import { mountClient } from './routes/client.ts';
import type { WebDeps } from './routes/deps.ts';
import { mountDocumentAssets } from './routes/documents.ts';
import { noStore, requestId, securityHeaders } from './routes/headers.ts';
import { createErrorHandler, mountRoutes, refuseUnknown } from './routes/mount.ts';
import { createSessions, isSecure } from './routes/sessions.ts';
import { routes } from './routes/table.ts';

/** The web application, not listening yet: tests call it through supertest, main.ts gives it a port. */
export function createApp(deps: WebDeps): Express {
  const app = express();
  app.set('etag', false);
  app.set('query parser', 'simple');
  app.set('trust proxy', deps.web.trustedProxies);
  app.disable('x-powered-by');
  app.use(requestId, securityHeaders(isSecure(deps.web)));
  app.use(['/api', '/livez', '/readyz', '/metrics'], noStore);
  mountRoutes(app, routes, deps, createSessions(deps.db, deps.web));
  mountDocumentAssets(app);
  app.use('/api', refuseUnknown);
  mountClient(app, deps.web.clientDir);
  app.use(refuseUnknown);
  app.use(createErrorHandler(deps));
  return app;
}
