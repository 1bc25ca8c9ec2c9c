import { idParams } from '../../contract/common.ts';
import * as contract from '../../contract/auth.ts';
import { access } from '../../domain/access.ts';
import { findUsers } from '../../models/access/users.ts';
import { createUser, updateUser } from '../../services/access/users.ts';
import { toUser } from '../answers/people.ts';
import { toList } from '../answers/shapes.ts';
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
    summary: 'Add a person',
    area: 'users',
    access: access.admins,
    body: contract.newUserBody,
    response: contract.user,
    status: 201,
    async handler({ deps, principal, body }) {
      const input = { ...body, password: body.password ?? null };
      return toUser(await createUser(deps, principal.workspaceId, input));
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
