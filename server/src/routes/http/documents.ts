import type { Express } from 'express';
import swaggerUi from 'swagger-ui-express';
import { z } from 'zod';
import { access } from '../../domain/access.ts';
import { toOpenApi } from './openapi.ts';
import { definePublicRoute, type Route } from './route.ts';

const options = {
  customSiteTitle: 'Sluice API',
  swaggerUrl: '/api/openapi.json',
  swaggerOptions: { persistAuthorization: false, tryItOutEnabled: true },
};
/** Its links are relative; the page is served without a slash at the end. */
const page = swaggerUi.generateHTML(undefined, options).replaceAll('="./', '="/api/docs/');

/** What describes the table, itself included. */
export function createDocumentRoutes(others: readonly Route[]): Route[] {
  const routes: Route[] = [
    definePublicRoute({
      method: 'get',
      path: '/api/openapi.json',
      summary: 'This API as OpenAPI 3.1',
      area: 'docs',
      access: access.internal,
      response: z.record(z.string(), z.unknown()),
      handler: ({ deps }) => toOpenApi([...others, ...routes], deps.web.publicUrl),
    }),
    definePublicRoute({
      method: 'get',
      path: '/api/docs',
      summary: 'This API as a page to browse and try',
      area: 'docs',
      access: access.internal,
      response: z.void(),
      produces: 'text/html',
      handler({ response }) {
        response.type('html').send(page);
      },
    }),
  ];
  return routes;
}

/** Scripts and styles of the page: no data in them. */
export function mountDocumentAssets(app: Express): void {
  const assets = swaggerUi.serveFiles(undefined, options);
  app.use('/api/docs/', ...assets);
}
