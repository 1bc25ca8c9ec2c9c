import { Badge, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { DataTableColumn } from 'mantine-datatable';
import { type Person, usersQuery } from '../../api/people.ts';
import { useMe } from '../../app/session.ts';
import { Age } from '../ui/Age.tsx';
import { DataList } from '../ui/DataList.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useKeyset } from '../ui/useKeyset.ts';
import { useSearchChange } from '../ui/useSearchChange.ts';
import type { PersonDialog } from './personDialog.ts';
import { PersonMenu } from './PersonMenu.tsx';
import { PersonState } from './PersonState.tsx';
import { roleTexts } from '../ui/roleTexts.ts';

interface Props {
  onDialog: (dialog: PersonDialog) => void;
}

export function PeopleList({ onDialog }: Props) {
  const { turn } = useSearchChange();
  const keyset = useKeyset(useSearch({ from: '/shell/settings/people' }), '', turn);
  const query = useQuery(usersQuery(keyset.cursor));
  return (
    <DataList<Person>
      label="People"
      query={query}
      columns={toColumns(onDialog)}
      keyset={keyset}
      empty={<EmptyState title="Nobody on this page" />}
      renderCard={(person) => <PersonCard person={person} onDialog={onDialog} />}
    />
  );
}

function toColumns(onDialog: Props['onDialog']): DataTableColumn<Person>[] {
  return [
    { accessor: 'name', title: 'Name', render: (person) => <PersonName person={person} /> },
    { accessor: 'role', title: 'Role', render: ({ role }) => roleTexts[role].label },
    { accessor: 'state', title: 'State', render: (person) => <PersonState person={person} /> },
    {
      accessor: 'lastLoginAt',
      title: 'Last sign-in',
      render: ({ lastLoginAt }) => <Age at={lastLoginAt} />,
    },
    {
      accessor: 'actions',
      title: <span className="visually-hidden">Actions</span>,
      textAlign: 'right',
      width: 60,
      render: (person) => <PersonMenu person={person} onDialog={onDialog} />,
    },
  ];
}

function PersonName({ person: { id, name, email } }: { person: Person }) {
  const isMe = useMe().id === id;
  return (
    <Stack gap={0} style={{ overflowWrap: 'anywhere' }}>
      <Group gap={6}>
        <Text size="sm" fw={600}>
          {name}
        </Text>
        {isMe && <Badge color="gray">You</Badge>}
      </Group>
      <Text size="xs" c="dimmed">
        {email}
      </Text>
    </Stack>
  );
}

function PersonCard({ person, onDialog }: Props & { person: Person }) {
  return (
    <Stack gap={6}>
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <PersonName person={person} />
        <PersonMenu person={person} onDialog={onDialog} />
      </Group>
      <PersonState person={person} />
      <Text size="xs" c="dimmed">
        {roleTexts[person.role].label} · last sign-in <Age at={person.lastLoginAt} />
      </Text>
    </Stack>
  );
}
