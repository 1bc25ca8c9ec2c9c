import * as contract from '../../contract/auth.ts';
import { idParams } from '../../contract/common.ts';
import { access } from '../../domain/access.ts';
import { findApiKeys, saveRevoked } from '../../models/access/apiKeys.ts';
import { createApiKey } from '../../services/access/apiKeys.ts';
import { toApiKey } from '../answers/people.ts';
import { toList } from '../answers/shapes.ts';
import { notFound } from '../http/problems.ts';
import { defineRoute, type Route } from '../http/route.ts';

export const apiKeyRoutes: Route[] = [
  defineRoute({
    method: 'get',
    path: '/api/keys',
    summary: 'API keys: never the keys themselves',
    area: 'keys',
    access: access.admins,
    query: contract.apiKeyQuery,
    response: contract.apiKeyList,
    async handler({ deps, principal, query }) {
      return toList(await findApiKeys(deps.db, principal.workspaceId, query), toApiKey);
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/keys',
    summary: 'Make an API key: shown in this answer only',
    area: 'keys',
    access: access.admins,
    body: contract.newApiKeyBody,
    response: contract.createdApiKey,
    status: 201,
    async handler({ deps, principal, body }) {
      const { record, key } = await createApiKey(deps, principal, body);
      return { ...toApiKey(record), key };
    },
  }),
  defineRoute({
    method: 'delete',
    path: '/api/keys/:id',
    summary: 'Revoke an API key at once',
    area: 'keys',
    access: access.admins,
    params: idParams,
    response: contract.apiKey,
    async handler({ deps, principal, params }) {
      const revoked = await saveRevoked(deps.db, principal.workspaceId, params.id, deps.now());
      if (!revoked) throw notFound();
      return toApiKey(revoked);
    },
  }),
];
