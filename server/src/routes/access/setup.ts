import * as auth from '../../contract/auth.ts';
import * as contract from '../../contract/setup.ts';
import { access } from '../../domain/access.ts';
import { isSetupNeeded, setUp } from '../../services/access/setup.ts';
import { refuseForeignSite } from '../http/guard.ts';
import { definePublicRoute, type Route } from '../http/route.ts';
import { signInAs } from './signIn.ts';

const area = 'auth' as const;

export const setupRoutes: Route[] = [
  definePublicRoute({
    method: 'get',
    path: '/api/auth/setup',
    summary: 'Does the service wait for its first admin?',
    area,
    access: access.anyone,
    response: contract.setup,
    async handler({ deps }) {
      return { needed: await isSetupNeeded(deps) };
    },
  }),
  definePublicRoute({
    method: 'post',
    path: '/api/auth/setup',
    summary: 'Make the first admin and sign in: only while there is nobody at all',
    area,
    access: access.anyone,
    body: contract.setupBody,
    response: auth.me,
    async handler({ body, deps, request }) {
      refuseForeignSite(request, deps);
      const user = await setUp(deps, { ...body, address: request.ip ?? '' });
      return signInAs(request, deps, user);
    },
  }),
];
