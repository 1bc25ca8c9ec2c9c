import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type * as contract from '../../../server/src/contract/workspace.ts';
import { call } from './call.ts';

export type Workspace = z.output<typeof contract.workspace>;
export type WorkspaceChange = z.input<typeof contract.workspaceChangeBody>;

export const workspaceQuery = queryOptions({
  queryKey: ['workspace'],
  queryFn: ({ signal }) => call<Workspace>('GET', '/api/workspace', { signal }),
});

export function changeWorkspace(body: WorkspaceChange): Promise<Workspace> {
  return call('PATCH', '/api/workspace', { body });
}
