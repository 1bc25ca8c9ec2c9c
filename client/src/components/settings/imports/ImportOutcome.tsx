import { Alert, Stack, Table, Text } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FileImport, importQuery } from '../../../api/imports.ts';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { type Fault, toFaults, toImportText } from './importTexts.ts';

/** What became of the file: its counts, live until all of it is processed. */
export function ImportResult({ taken }: { taken: FileImport }) {
  const { data = taken } = useQuery(importQuery(taken.id));
  const isDone = data.completedAt !== null;
  return (
    <Alert
      color={data.failed > 0 || data.error ? 'yellow' : 'green'}
      icon={<IconCheck />}
      role="status"
      title={isDone ? `${data.fileName} is imported` : `${data.fileName} is being processed`}
    >
      <Text size="sm" className="number">
        {toImportText(data)}
      </Text>
      {data.error && <Text size="sm">{data.error.message}</Text>}
      <RouterLink to="/history/$jobId" params={{ jobId: data.id }} fz="sm">
        Open the run
      </RouterLink>
    </Alert>
  );
}

/** Why nothing of the file was taken, by line and column. */
export function ImportRefusal({ error }: { error: Error }) {
  const faults = toFaults(error);
  return (
    <Stack gap="sm">
      <ProblemAlert error={error} title="Nothing was imported" />
      {faults.length > 0 && <Faults faults={faults} />}
    </Stack>
  );
}

function Faults({ faults }: { faults: Fault[] }) {
  return (
    <Table.ScrollContainer minWidth={280} tabIndex={0} aria-label="What is wrong with the file">
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Line</Table.Th>
            <Table.Th>Column</Table.Th>
            <Table.Th>What is wrong</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {faults.map(({ line, column, message }) => (
            <Table.Tr key={`${line} ${column} ${message}`}>
              <Table.Td className="number">{line}</Table.Td>
              <Table.Td>{column}</Table.Td>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>{message}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
