import { Alert, Skeleton, Stack } from '@mantine/core';
import { IconCloudOff } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ProblemAlert } from './ProblemAlert.tsx';

interface Props<Data> {
  query: Pick<UseQueryResult<Data>, 'data' | 'error' | 'isPending' | 'refetch'>;
  children: (data: Data) => ReactNode;
  /** What is drawn while the first answer is on its way. */
  skeleton?: ReactNode;
  isEmpty?: (data: Data) => boolean;
  empty?: ReactNode;
}

/** The one way a query is shown: loading, failed, empty, there, or there but stale because a refresh failed. */
export function QueryView<Data>({ query, children, skeleton, isEmpty, empty }: Props<Data>) {
  const { data, error, isPending, refetch } = query;
  if (data === undefined) {
    if (isPending) return skeleton ?? <Lines />;
    return (
      <ProblemAlert error={error} title="This could not be loaded" onRetry={() => void refetch()} />
    );
  }
  return (
    <>
      {error && <StaleNotice />}
      {isEmpty?.(data) ? empty : children(data)}
    </>
  );
}

function Lines() {
  return (
    <Stack aria-busy="true" aria-label="Loading" role="status">
      <Skeleton h={28} w="40%" />
      <Skeleton h={16} />
      <Skeleton h={16} />
      <Skeleton h={16} w="70%" />
    </Stack>
  );
}

/** What is on the page is older than it should be. */
export function StaleNotice() {
  return (
    <Alert color="yellow" py="xs" mb="sm" icon={<IconCloudOff />} role="status">
      Shown as last loaded: refreshing did not work. It is tried again by itself.
    </Alert>
  );
}
