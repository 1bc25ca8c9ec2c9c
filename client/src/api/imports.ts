import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type * as contract from '../../../server/src/contract/imports.ts';
import { call } from './call.ts';

export type FileImport = z.output<typeof contract.fileImport>;
export type ImportStream = z.output<typeof contract.importStreams>['items'][number];
type ImportList = z.output<typeof contract.importList>;

/** What can be imported: it changes with a release only. */
export const importStreamsQuery = queryOptions({
  queryKey: ['imports', 'streams'],
  queryFn: async ({ signal }) =>
    (await call<{ items: ImportStream[] }>('GET', '/api/imports/streams', { signal })).items,
  staleTime: Number.POSITIVE_INFINITY,
  refetchInterval: false,
});

/** While records of a file wait to be processed it is asked for again, so often. */
const watchMs = 3000;

/** Imported files, newest first. */
export const importsQuery = (cursor: string | null) =>
  queryOptions({
    queryKey: ['imports', 'list', cursor],
    queryFn: ({ signal }) =>
      call<ImportList>('GET', '/api/imports', { query: { cursor, limit: 20 }, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ pending }) => pending > 0) ? watchMs : false,
  });

/** One file with live counts. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', 'one', id],
    queryFn: ({ signal }) =>
      call<FileImport>('GET', `/api/imports/${encodeURIComponent(id)}`, { signal }),
    refetchInterval: ({ state }) =>
      state.data && state.data.completedAt === null ? watchMs : false,
  });

export interface NewImport {
  stream: string;
  file: File;
  /** Left out where there is one place for files, or none yet. */
  connectionId: string | undefined;
}

/** All of the file or nothing: a refusal names line and column of each fault. */
export function importFile({ stream, file, connectionId }: NewImport): Promise<FileImport> {
  const query = { stream, fileName: file.name.slice(-200), connectionId };
  return call('POST', '/api/imports', { query, file });
}
