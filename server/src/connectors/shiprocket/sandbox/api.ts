import { type RequestHandler, type Response, Router } from 'express';
import type { SandboxAccount } from './account.ts';
import { findRefusedFields, type ListingRules, toListing } from './listing.ts';
import { toShipmentBody, toShownBody } from './orderBody.ts';
import type { SandboxOrder } from './sandboxOrder.ts';

export interface SandboxApi {
  account: SandboxAccount;
  orders(): SandboxOrder[];
  rules(): ListingRules;
}

/** The API's addresses that connectors read. */
export function createApi(api: SandboxApi): Router {
  const router = Router();
  router.post('/auth/login', logIn(api));
  router.use(guardCalls(api));
  router.get('/orders', listOrders(api));
  router.get('/orders/show/:id', (request, response) => {
    const order = api.orders().find(({ id }) => String(id) === request.params['id']);
    if (order) response.json({ data: toShownBody(order) });
    else refuse(response, 404, 'Order does not exist.');
  });
  router.get('/shipments/:id', (request, response) => {
    const { id } = request.params;
    const order = api.orders().find(({ parcels }) => parcels.some((one) => String(one.id) === id));
    const parcel = order?.parcels.find((one) => String(one.id) === id);
    if (order && parcel) response.json({ data: toShipmentBody(order, parcel) });
    else refuse(response, 404, 'Shipment does not exist.');
  });
  return router;
}

function logIn({ account }: SandboxApi): RequestHandler {
  return (request, response) => {
    const { email, password } = (request.body ?? {}) as Record<string, unknown>;
    const login = account.logIn(email, password);
    if (login) response.json(login);
    else refuse(response, 400, 'Invalid email and password combination');
  };
}

function guardCalls({ account }: SandboxApi): RequestHandler {
  return (request, response, next) => {
    if (!account.countCall()) refuse(response, 429, 'Too Many Attempts.');
    else if (account.isValid(request.headers.authorization)) next();
    else refuse(response, 401, 'Token has expired');
  };
}

function listOrders(api: SandboxApi): RequestHandler {
  return (request, response) => {
    const query = request.query as Record<string, string | undefined>;
    const errors = findRefusedFields(query, api.rules());
    if (Object.keys(errors).length > 0) {
      response.status(422).json({ message: 'Invalid data.', errors, status_code: 422 });
    } else response.json(toListing(api.orders(), query, api.rules()));
  };
}

function refuse(response: Response, status: number, message: string): void {
  response.status(status).json({ message, status_code: status });
}
