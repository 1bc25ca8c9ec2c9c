import { z } from 'zod';
import * as contract from '../../contract/auth.ts';
import { access } from '../../domain/access.ts';
import { login } from '../../services/access/auth.ts';
import { changePassword } from '../../services/access/users.ts';
import { findWorkspaceView } from '../../services/access/workspace.ts';
import { toMe } from '../answers/people.ts';
import { refuseForeignSite } from '../http/guard.ts';
import { forbidden } from '../http/problems.ts';
import { definePublicRoute, defineRoute, type Route } from '../http/route.ts';
import { endSession, sessionCookie } from '../http/sessions.ts';
import { signInAs } from './signIn.ts';

export const authRoutes: Route[] = [
  definePublicRoute({
    method: 'post',
    path: '/api/auth/login',
    summary: 'Sign in: sets the session cookie',
    area: 'auth',
    access: access.anyone,
    body: contract.loginBody,
    response: contract.me,
    async handler({ body, deps, request }) {
      refuseForeignSite(request, deps);
      const user = await login(deps, { ...body, address: request.ip ?? '' });
      return signInAs(request, deps, user);
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/auth/logout',
    summary: 'Sign out: ends the session',
    area: 'auth',
    access: access.everybody,
    response: z.void(),
    status: 204,
    async handler({ principal, deps, request, response }) {
      if (principal.kind !== 'person') return;
      await endSession(request);
      response.clearCookie(sessionCookie(deps.web), { path: '/' });
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/auth/me',
    summary: 'Who is calling',
    area: 'auth',
    access: access.everybody,
    response: contract.me,
    async handler({ principal, deps }) {
      return toMe(principal, await findWorkspaceView(deps, principal.workspaceId));
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/auth/password',
    summary: 'Change the own password: ends all other sessions',
    area: 'auth',
    access: access.everybody,
    body: contract.passwordBody,
    response: contract.me,
    async handler({ principal, body, deps, request }) {
      if (principal.kind !== 'person') throw forbidden('An API key has no password');
      const passwords = { current: body.currentPassword, next: body.newPassword };
      const user = await changePassword(deps, principal.workspaceId, principal.id, passwords);
      return signInAs(request, deps, user);
    },
  }),
];
