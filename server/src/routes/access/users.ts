import { idParams } from '../../contract/common.ts';
import * as contract from '../../contract/auth.ts';
import { createdUser } from '../../contract/invites.ts';
import { access } from '../../domain/access.ts';
import { findUsers } from '../../models/access/users.ts';
import { inviteUser } from '../../services/access/invites.ts';
import { createUser, updateUser } from '../../services/access/users.ts';
import { toInvite, toUser } from '../answers/people.ts';
import { toList } from '../answers/shapes.ts';
import { toBaseUrl } from '../http/baseUrl.ts';
import { notFound } from '../http/problems.ts';
import { defineRoute, type Route } from '../http/route.ts';

export const userRoutes: Route[] = [
  defineRoute({
    method: 'get',
    path: '/api/users',
    summary: 'People of the workspace',
    area: 'users',
    access: access.admins,
    query: contract.userQuery,
    response: contract.userList,
    async handler({ deps, principal, query }) {
      return toList(await findUsers(deps.db, principal.workspaceId, query), toUser);
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/users',
    summary: 'Add a person: by a link when no password is given',
    area: 'users',
    access: access.admins,
    body: contract.newUserBody,
    response: createdUser,
    status: 201,
    async handler({ deps, principal, body, request }) {
      const { password, ...person } = body;
      if (password !== undefined) {
        const user = await createUser(deps, principal.workspaceId, { ...person, password });
        return { ...toUser(user), invite: null };
      }
      const invited = await inviteUser(deps, principal.workspaceId, person);
      return { ...toUser(invited.user), invite: toInvite(invited, toBaseUrl(deps.web, request)) };
    },
  }),
  defineRoute({
    method: 'patch',
    path: '/api/users/:id',
    summary: 'Rename, change role, disable, set a password',
    area: 'users',
    access: access.admins,
    params: idParams,
    body: contract.userChangeBody,
    response: contract.user,
    async handler({ deps, principal, params, body }) {
      const changed = await updateUser(deps, principal.workspaceId, params.id, body);
      if (!changed) throw notFound();
      return toUser(changed);
    },
  }),
];
