import { join } from 'node:path';
import express, { type Express } from 'express';
import { notFound } from './problems.ts';

/**
 * The built web page: its files, and its index for addresses it routes itself. Names with a dot that are no
 * file of it (`/.env`, `/package.json`, source maps) stay 404 (S101).
 */
export function mountClient(app: Express, clientDir: string | null): void {
  if (clientDir === null) {
    app.get('/', (_request, response) => response.redirect('/api/docs'));
    return;
  }
  const longLived = { immutable: true, maxAge: '1y', index: false, redirect: false } as const;
  app.use('/assets', refuseMaps, express.static(join(clientDir, 'assets'), longLived));
  app.use(refuseMaps, express.static(clientDir, { dotfiles: 'ignore', redirect: false }));
  app.get(/^\/(?!api\/|api$)(?:[\w/:@~-]|%3A|%2F|%40|%23)*$/, (_request, response) => {
    response.set('Cache-Control', 'no-cache');
    response.sendFile('index.html', { root: clientDir });
  });
}

const refuseMaps: express.RequestHandler = (request, _response, next) => {
  if (request.path.endsWith('.map')) throw notFound();
  next();
};
