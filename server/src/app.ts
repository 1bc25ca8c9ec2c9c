import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Express } from 'express';
import type { Config } from './config.ts';
import { createWebhookReceiver } from './ingest/webhooks/receiveWebhook.ts';
import { deriveKey } from './lib/sealed.ts';
import { mountClient } from './routes/http/client.ts';
import type { Readiness, WebDeps, WebSettings } from './routes/http/deps.ts';
import { mountDocumentAssets } from './routes/http/documents.ts';
import { compressAnswers, noStore, requestId, securityHeaders } from './routes/http/headers.ts';
import { healthRoutes } from './routes/health.ts';
import { createMetrics } from './routes/http/metrics.ts';
import { createErrorHandler, mountRoutes, refuseUnknown } from './routes/http/mount.ts';
import { createSessions, isSecure } from './routes/http/sessions.ts';
import { routes } from './routes/table.ts';
import type { BootDeps } from './services/bootstrap.ts';
import { createLiveFeed } from './services/liveFeed.ts';

const fromSource = import.meta.filename.endsWith('.ts');

/** The web application, not listening yet: tests call it through supertest, main.ts gives it a port. */
export function createApp(deps: WebDeps): Express {
  const { web } = deps;
  const app = express();
  app.set('etag', false);
  app.set('query parser', 'simple');
  app.set('trust proxy', web.trustedProxies);
  app.disable('x-powered-by');
  app.use(requestId, securityHeaders(isSecure(web)), compressAnswers);
  app.use(['/api', '/livez', '/readyz', '/metrics'], noStore);
  const sessions = createSessions(deps.db, web);
  mountRoutes(app, web.probesOnly ? healthRoutes : routes, deps, sessions);
  if (!web.probesOnly) {
    mountDocumentAssets(app);
    app.use('/api', refuseUnknown);
    mountClient(app, web.clientDir);
  }
  app.use(refuseUnknown);
  app.use(createErrorHandler(deps));
  return app;
}

/** The application as this process serves it. */
export function createServed(config: Config, runtime: BootDeps, readiness: Readiness): Express {
  return createApp({
    ...runtime,
    web: toWebSettings(config),
    readiness,
    receiver: createWebhookReceiver(runtime),
    metrics: createMetrics(runtime, { process: true }),
    live: createLiveFeed(runtime),
  });
}

function toWebSettings(config: Config): WebSettings {
  const clientDir = join(import.meta.dirname, '..', '..', fromSource ? 'dist/client' : 'client');
  return {
    production: config.production,
    publicUrl: config.publicUrl,
    trustedProxies: config.trustedProxies,
    sessionSecrets: config.encryptionKeys.map((key) =>
      deriveKey(key.reveal(), 'sluice session cookies').toString('base64'),
    ),
    probesOnly: !config.roles.includes('web'),
    clientDir: existsSync(join(clientDir, 'index.html')) ? clientDir : null,
  };
}
