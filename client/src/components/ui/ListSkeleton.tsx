import { Card, Skeleton, Stack } from '@mantine/core';

const rows = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

/** A list before its first answer. */
export function ListSkeleton() {
  return (
    <Card withBorder role="status" aria-busy="true" aria-label="Loading">
      <Stack gap="md">
        {rows.map((row) => (
          <Skeleton key={row} h={20} />
        ))}
      </Stack>
    </Card>
  );
}
