import { Group, Stack, Text } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { DataTableColumn } from 'mantine-datatable';
import type { ReactNode } from 'react';
import type { Entry, EntryList } from '../../api/cache.ts';
import { toOriginName } from '../ui/runTexts.ts';
import { Age } from '../ui/Age.tsx';
import { DataList } from '../ui/DataList.tsx';
import { RouterLink } from '../ui/RouterLink.tsx';
import type { Keyset } from '../ui/useKeyset.ts';
import { EntryReason } from './EntryReason.tsx';
import { EntryStatus } from './EntryStatus.tsx';
import { toEntryNote, toEntryTitle } from './entryTexts.ts';

interface Props {
  label: string;
  query: UseQueryResult<EntryList>;
  keyset: Keyset;
  empty: ReactNode;
}

/** Entries of the raw cache: of a stream, or of a run. */
export function EntryTable({ label, query, keyset, empty }: Props) {
  const navigate = useNavigate();
  return (
    <DataList<Entry>
      label={label}
      query={query}
      columns={columns}
      keyset={keyset}
      empty={empty}
      renderCard={(entry) => <EntryCard entry={entry} />}
      onOpen={({ id }) => void navigate({ to: '/cache/$entryId', params: { entryId: id } })}
    />
  );
}

const columns: DataTableColumn<Entry>[] = [
  {
    accessor: 'externalId',
    title: 'Record',
    render: (entry) => <EntryName entry={entry} />,
  },
  {
    accessor: 'status',
    title: 'Status',
    width: 210,
    render: (entry) => <EntryStatus entry={entry} />,
  },
  { accessor: 'reason', title: 'Reason', render: (entry) => <EntryReason entry={entry} /> },
  {
    accessor: 'origin',
    title: 'Came by',
    width: 170,
    render: (entry) => <EntryOrigin entry={entry} />,
  },
  {
    accessor: 'attempts',
    title: 'Attempts',
    textAlign: 'right',
    width: 112,
    render: ({ attempts }) => <span className="number">{attempts}</span>,
  },
  {
    accessor: 'receivedAt',
    title: 'Received',
    width: 140,
    render: ({ receivedAt }) => <Age at={receivedAt} size="sm" />,
  },
];

function EntryName({ entry }: { entry: Entry }) {
  const title = toEntryTitle(entry);
  const note = toEntryNote(entry);
  return (
    <Stack gap={0} style={{ overflowWrap: 'anywhere' }}>
      <RouterLink to="/cache/$entryId" params={{ entryId: entry.id }} fw={600} size="sm">
        {title}
      </RouterLink>
      {title !== entry.externalId && (
        <Text size="xs" c="dimmed" className="number">
          {entry.externalId}
        </Text>
      )}
      {note !== '' && (
        <Text size="xs" c="dimmed">
          {note}
        </Text>
      )}
    </Stack>
  );
}

function EntryOrigin({ entry: { origin, topic } }: { entry: Entry }) {
  return (
    <Stack gap={0}>
      <Text size="sm">{toOriginName(origin)}</Text>
      {topic && (
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {topic}
        </Text>
      )}
    </Stack>
  );
}

function EntryCard({ entry }: { entry: Entry }) {
  return (
    <Stack gap={6}>
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <EntryName entry={entry} />
        <Age at={entry.receivedAt} size="xs" c="dimmed" />
      </Group>
      <EntryStatus entry={entry} />
      <EntryReason entry={entry} />
      <Text size="xs" c="dimmed">
        {toOriginName(entry.origin)}
        {entry.topic && ` · ${entry.topic}`} · {entry.attempts}{' '}
        {entry.attempts === 1 ? 'attempt' : 'attempts'}
      </Text>
    </Stack>
  );
}
