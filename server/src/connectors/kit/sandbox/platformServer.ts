import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type RequestHandler, type Response, type Router } from 'express';
import { createFaultScript, type FaultScript, type PlatformFault } from './platformFaults.ts';

/** A request as it arrived, for tests of what was asked. */
export interface SeenRequest {
  method: string;
  /** Without the query. */
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  body: unknown;
}

export interface PlatformServer {
  /** `http://127.0.0.1:<port>`. */
  baseUrl: string;
  faults: FaultScript;
  /** The last requests, oldest first. */
  requests: SeenRequest[];
  close(): Promise<void>;
}

const keptRequests = 1000;

/**
 * The HTTP half of a connector's sandbox: it parses JSON and forms, notes what was asked and spoils answers by
 * script. What the platform answers is the connector's own, computed from its state (design 8).
 */
export async function startPlatformServer(
  router: Router,
  at: { port?: number; host?: string } = {},
): Promise<PlatformServer> {
  const faults = createFaultScript();
  const requests: SeenRequest[] = [];
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', 'simple');
  app.use(express.json({ limit: '20mb' }), express.urlencoded({ extended: false }));
  app.use(noteRequests(requests), spoilAnswers(faults), router);
  app.use((_request, response) => void response.status(404).json({ error: 'Not found' }));
  const server = createServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(at.port ?? 0, at.host ?? '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://${at.host ?? '127.0.0.1'}:${port}`,
    faults,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function noteRequests(requests: SeenRequest[]): RequestHandler {
  return (request, _response, next) => {
    requests.push({
      method: request.method,
      path: request.path,
      query: { ...request.query } as Record<string, string>,
      headers: request.headers as Record<string, string>,
      body: request.body as unknown,
    });
    if (requests.length > keptRequests) requests.shift();
    next();
  };
}

function spoilAnswers(faults: FaultScript): RequestHandler {
  return (request, response, next) => {
    const fault = faults.take(request.path);
    if (!fault) return next();
    if (fault.kind === 'reset') return void request.socket.destroy();
    if (fault.kind === 'answer') return sendFault(response, fault);
    breakOff(response);
    next();
  };
}

function sendFault(response: Response, { status, headers, body }: PlatformFault): void {
  response.status(status ?? 500).set(headers ?? {});
  if (typeof body === 'string') response.type('html').send(body);
  else response.json(body ?? { error: 'Scripted' });
}

/** The true answer promises its whole length and ends in the middle. */
function breakOff(response: Response): void {
  response.json = (body: unknown) => {
    const whole = Buffer.from(JSON.stringify(body));
    response.set({ 'Content-Type': 'application/json', 'Content-Length': String(whole.length) });
    response.write(whole.subarray(0, Math.floor(whole.length / 2)), () =>
      response.socket?.destroy(),
    );
    return response;
  };
}
