import { Badge, Group } from '@mantine/core';
import type { Entry } from '../../api/cache.ts';
import { StatusBadge } from '../ui/StatusBadge.tsx';

/** Where an entry is, what processing did, and whether somebody must look. */
export function EntryStatus({ entry }: { entry: Entry }) {
  const { status, outcome, quarantined, deleted } = entry;
  const shownOutcome = status === 'processed' ? outcome : null;
  return (
    <Group gap={6}>
      <StatusBadge kind="entry" value={status} />
      <StatusBadge kind="outcome" value={shownOutcome} />
      {quarantined && <Badge color="red">Needs attention</Badge>}
      {deleted && <Badge color="gray">Deleted there</Badge>}
    </Group>
  );
}
