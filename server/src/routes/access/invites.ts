import * as auth from '../../contract/auth.ts';
import { idParams } from '../../contract/common.ts';
import * as contract from '../../contract/invites.ts';
import { access } from '../../domain/access.ts';
import { acceptInvite, findInvitation, renewInvite } from '../../services/access/invites.ts';
import { toInvite, toUser } from '../answers/people.ts';
import { toBaseUrl } from '../http/baseUrl.ts';
import { refuseForeignSite } from '../http/guard.ts';
import { notFound } from '../http/problems.ts';
import { definePublicRoute, defineRoute, type Route } from '../http/route.ts';
import { signInAs } from './signIn.ts';

export const inviteRoutes: Route[] = [
  defineRoute({
    method: 'post',
    path: '/api/users/:id/invite',
    summary: 'A new link to choose a password, for whoever lost the first one or the password',
    area: 'users',
    access: access.admins,
    params: idParams,
    response: contract.invitedUser,
    status: 201,
    async handler({ deps, principal, params, request }) {
      const invited = await renewInvite(deps, principal.workspaceId, params.id);
      if (!invited) throw notFound();
      return { ...toUser(invited.user), invite: toInvite(invited, toBaseUrl(deps.web, request)) };
    },
  }),
  definePublicRoute({
    method: 'post',
    path: '/api/auth/invite',
    summary: 'Whom a link is for',
    area: 'auth',
    access: access.anyone,
    body: contract.inviteBody,
    response: contract.inviteGlance,
    async handler({ body, deps, request }) {
      refuseForeignSite(request, deps);
      const found = await findInvitation(deps, { ...body, address: request.ip ?? '' });
      const { email, name } = found.user;
      return { email, name, workspaceName: found.workspaceName };
    },
  }),
  definePublicRoute({
    method: 'post',
    path: '/api/auth/invite/accept',
    summary: 'Choose the password a link is for and sign in: uses the link up',
    area: 'auth',
    access: access.anyone,
    body: contract.inviteAcceptBody,
    response: auth.me,
    async handler({ body, deps, request }) {
      refuseForeignSite(request, deps);
      const user = await acceptInvite(deps, { ...body, address: request.ip ?? '' });
      return signInAs(request, deps, user);
    },
  }),
];
