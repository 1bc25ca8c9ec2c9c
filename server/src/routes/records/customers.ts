import { idParams } from '../../contract/common.ts';
import * as contract from '../../contract/customers.ts';
import { access } from '../../domain/access.ts';
import { findCustomer, findCustomersPage } from '../../models/records/customersPage.ts';
import { toCustomer } from '../answers/customers.ts';
import { toGiven, toList } from '../answers/shapes.ts';
import { notFound } from '../http/problems.ts';
import { defineRoute, type Route } from '../http/route.ts';

export const customerRoutes: Route[] = [
  defineRoute({
    method: 'get',
    path: '/api/customers',
    summary: 'Customers with at least one order, who ordered last first unless sorted otherwise',
    area: 'customers',
    access: access.readers,
    query: contract.customerQuery,
    response: contract.customerList,
    async handler({ deps, principal, query }) {
      const { limit, cursor, sort, ...rest } = query;
      const page = { limit, cursor, sort };
      const found = await findCustomersPage(deps.db, principal.workspaceId, toGiven(rest), page);
      return toList(found, toCustomer);
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/customers/:id',
    summary: 'One customer',
    area: 'customers',
    access: access.readers,
    params: idParams,
    response: contract.customer,
    async handler({ deps, principal, params }) {
      const customer = await findCustomer(deps.db, principal.workspaceId, params.id);
      if (!customer) throw notFound();
      return toCustomer(customer);
    },
  }),
];
