import { IconMapSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ApiProblem } from '../../api/call.ts';
import { EmptyState } from './EmptyState.tsx';

/** The server has no such record in this workspace. */
export function isMissing(error: unknown): boolean {
  return error instanceof ApiProblem && error.status === 404;
}

/** A page of one record that is not there. `children` says why that may be, and leads back. */
export function MissingRecord({ what, children }: { what: string; children: ReactNode }) {
  return (
    <EmptyState title={`There is no such ${what}`} icon={<IconMapSearch />}>
      {children}
    </EmptyState>
  );
}
