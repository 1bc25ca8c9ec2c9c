import { Badge, Group, Stack, Table, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Job } from '../../../api/jobs.ts';
import { formatCount } from '../../../lib/numbers.ts';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { toWords } from '../../ui/statusLooks.ts';
import { toFieldWords } from './backfillFields.ts';

interface Props {
  preview: NonNullable<Job['preview']>;
  toLink: (id: string) => ReactNode;
}

/** The first records that would change, with the names of what would. */
export function Differences({ preview: { examples, created, updated }, toLink }: Props) {
  if (examples.length === 0) return null;
  const more = created + updated - examples.length;
  return (
    <Stack gap="xs">
      <Table.ScrollContainer
        minWidth={0}
        mah={360}
        scrollAreaProps={{
          viewportProps: { tabIndex: 0, role: 'region', 'aria-label': 'Differences' },
        }}
      >
        <Table aria-label="What would change" stickyHeader>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Record</Table.Th>
              <Table.Th>Would be</Table.Th>
              <Table.Th>Fields</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {examples.map(({ id, outcome, changes }) => (
              <Table.Tr key={id}>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>{toLink(id)}</Table.Td>
                <Table.Td>
                  <StatusBadge kind="outcome" value={outcome} />
                </Table.Td>
                <Table.Td>
                  <Fields names={changes} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {more > 0 && (
        <Text size="sm" c="dimmed">
          and {formatCount(more)} more
        </Text>
      )}
    </Stack>
  );
}

function Fields({ names }: { names: string[] }) {
  return (
    <Group gap={4}>
      {names.map((name) => (
        <Badge key={name} color="gray">
          {toFieldWords(name) ?? toWords(name)}
        </Badge>
      ))}
    </Group>
  );
}
