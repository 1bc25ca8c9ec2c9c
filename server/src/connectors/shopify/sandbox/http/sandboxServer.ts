import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import type { BulkService } from '../bulk/bulkService.ts';
import { createAdminRoutes, type AdminOptions } from './adminRoutes.ts';
import { answerFault } from './answer.ts';
import { createDownloadRoutes } from './downloadRoutes.ts';
import type { FaultQueue } from './faults.ts';
import { createOauthRoutes, type OauthOptions } from './oauthRoutes.ts';
import { toStatusBody } from './statusBodies.ts';

export interface ServerOptions extends AdminOptions, OauthOptions {
  bulk: BulkService;
  faults: FaultQueue;
}

/** Takes the next scripted fault for the request; those that only spoil the answer travel in `locals`. */
function createFaultHandler(faults: FaultQueue): RequestHandler {
  return (request, response, next) => {
    response.set('X-Request-Id', randomUUID());
    const body = request.body === undefined ? '' : JSON.stringify(request.body);
    const fault = faults.take({ path: request.path, body });
    response.locals.fault = fault;
    if (!fault || !answerFault(response, fault)) next();
  };
}

const answerBadBody: ErrorRequestHandler = (_error, _request, response, _next) => {
  response.status(400).json(toStatusBody(400));
};

export function createSandboxApp(options: ServerOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(express.json({ limit: '10mb' }), express.urlencoded({ extended: false }));
  app.use(createFaultHandler(options.faults));
  app.use('/admin/oauth', createOauthRoutes(options));
  app.use('/admin/api', createAdminRoutes(options));
  app.use(
    '/bulk-operation-outputs',
    createDownloadRoutes(options.bulk, () => options.state.clock()),
  );
  app.use((_request, response) => {
    response.status(404).json(toStatusBody(404));
  });
  app.use(answerBadBody);
  return app;
}

/** Opens the port; rejects when it is taken. */
export function openServer(at: { port: number; host: string }): Promise<{
  server: Server;
  baseUrl: string;
}> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(at.port, at.host, () => {
      const { port } = server.address() as AddressInfo;
      resolve({ server, baseUrl: `http://${at.host}:${port}` });
    });
  });
}

export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
