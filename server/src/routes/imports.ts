import { z } from 'zod';
import { idParams } from '../contract/common.ts';
import * as contract from '../contract/imports.ts';
import { access } from '../domain/access.ts';
import { toImportStream } from '../services/imports/importStreams.ts';
import { findFileStreams } from '../services/imports/importTarget.ts';
import { findImport, findImports } from '../services/imports/importViews.ts';
import { runImport } from '../services/imports/runImport.ts';
import { toImport } from './answers/imports.ts';
import { toGiven, toList } from './answers/shapes.ts';
import { defineRoute, type Route } from './http/route.ts';
import { toTrigger } from './trigger.ts';

const area = 'imports' as const;

export const importRoutes: Route[] = [
  defineRoute({
    method: 'post',
    path: '/api/imports',
    summary: 'Import a CSV file: all of it, or nothing and the line and column of each fault',
    area,
    access: access.operators,
    query: contract.importQuery,
    body: z.instanceof(Buffer),
    reads: 'file',
    response: contract.fileImport,
    status: 201,
    async handler({ deps, principal, query, body }) {
      const request = { ...query, bytes: body, triggeredBy: toTrigger(principal) };
      return toImport(await runImport(deps, principal.workspaceId, request));
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/imports',
    summary: 'Imported files, newest first',
    area,
    access: access.readers,
    query: contract.importsQuery,
    response: contract.importList,
    async handler({ deps, principal, query }) {
      const { limit, cursor, ...rest } = query;
      const page = { limit, cursor };
      return toList(await findImports(deps, principal.workspaceId, toGiven(rest), page), toImport);
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/imports/streams',
    summary: 'What can be imported: columns, and an example file to start from',
    area,
    access: access.readers,
    response: contract.importStreams,
    handler: ({ deps }) => ({ items: findFileStreams(deps).map(toImportStream) }),
  }),
  defineRoute({
    method: 'get',
    path: '/api/imports/:id',
    summary: 'One imported file with live counts',
    area,
    access: access.readers,
    params: idParams,
    response: contract.fileImport,
    async handler({ deps, principal, params }) {
      return toImport(await findImport(deps, principal.workspaceId, params.id));
    },
  }),
];
