import { Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { DataTableColumn } from 'mantine-datatable';
import { type FileImport, importsQuery } from '../../../api/imports.ts';
import { When } from '../../ui/Age.tsx';
import { DataList } from '../../ui/DataList.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { toStreamName } from '../../ui/runTexts.ts';
import { useKeyset } from '../../ui/useKeyset.ts';
import { useSearchChange } from '../../ui/useSearchChange.ts';
import { toImportText } from './importTexts.ts';

/** Files that were imported, newest first. */
export function ImportHistory() {
  const { turn } = useSearchChange();
  const keyset = useKeyset(useSearch({ from: '/shell/settings/platforms' }), '', turn);
  const query = useQuery(importsQuery(keyset.cursor));
  return (
    <DataList<FileImport>
      label="Imported files"
      query={query}
      columns={columns}
      keyset={keyset}
      empty={<EmptyState title="No file was imported yet" />}
      renderCard={(done) => <ImportCard done={done} />}
    />
  );
}

const columns: DataTableColumn<FileImport>[] = [
  { accessor: 'fileName', title: 'File', render: (done) => <FileName done={done} /> },
  { accessor: 'stream', title: 'Holds', render: ({ stream }) => toStreamName(stream) },
  {
    accessor: 'status',
    title: 'Result',
    render: (done) => (
      <Stack gap={2} align="flex-start">
        <StatusBadge kind="job" value={done.status} size="sm" />
        <Text size="xs" className="number">
          {toImportText(done)}
        </Text>
      </Stack>
    ),
  },
  {
    accessor: 'importedAt',
    title: 'Imported',
    render: ({ importedAt, importedBy }) => (
      <Stack gap={0}>
        <When at={importedAt} />
        <Text size="xs" c="dimmed">
          {importedBy}
        </Text>
      </Stack>
    ),
  },
];

function FileName({ done: { id, fileName } }: { done: FileImport }) {
  return (
    <RouterLink
      to="/history/$jobId"
      params={{ jobId: id }}
      fz="sm"
      style={{ overflowWrap: 'anywhere' }}
    >
      {fileName}
    </RouterLink>
  );
}

function ImportCard({ done }: { done: FileImport }) {
  return (
    <Stack gap={6}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <FileName done={done} />
        <StatusBadge kind="job" value={done.status} size="sm" />
      </Group>
      <Text size="sm">{toStreamName(done.stream)}</Text>
      <Text size="xs" className="number">
        {toImportText(done)}
      </Text>
      <Text size="xs" c="dimmed">
        <When at={done.importedAt} />
        {done.importedBy !== null && ` by ${done.importedBy}`}
      </Text>
    </Stack>
  );
}
