import * as contract from '../../contract/workspace.ts';
import { access } from '../../domain/access.ts';
import { findWorkspaceView, updateWorkspace } from '../../services/access/workspace.ts';
import { defineRoute, type Route } from '../http/route.ts';

const area = 'workspace' as const;

export const workspaceRoutes: Route[] = [
  defineRoute({
    method: 'get',
    path: '/api/workspace',
    summary: 'The workspace: its name, time zone and currency',
    area,
    access: access.everybody,
    response: contract.workspace,
    handler: ({ deps, principal }) => findWorkspaceView(deps, principal.workspaceId),
  }),
  defineRoute({
    method: 'patch',
    path: '/api/workspace',
    summary: 'Rename the workspace, set its time zone',
    area,
    access: access.admins,
    body: contract.workspaceChangeBody,
    response: contract.workspace,
    handler: ({ deps, principal, body }) => updateWorkspace(deps, principal.workspaceId, body),
  }),
];
