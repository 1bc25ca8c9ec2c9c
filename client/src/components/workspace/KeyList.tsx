import { Badge, Code, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import type { DataTableColumn } from 'mantine-datatable';
import { type ApiKey, keysQuery, revokeKey } from '../../api/people.ts';
import { roleTexts } from '../ui/roleTexts.ts';
import { Age, When } from '../ui/Age.tsx';
import { ConfirmButton } from '../ui/ConfirmButton.tsx';
import { DataList } from '../ui/DataList.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useAction } from '../ui/useAction.ts';
import { useKeyset } from '../ui/useKeyset.ts';
import { useSearchChange } from '../ui/useSearchChange.ts';
import { toScopesText } from './keyScopes.ts';

export function KeyList() {
  const { turn } = useSearchChange();
  const keyset = useKeyset(useSearch({ from: '/shell/settings/keys' }), '', turn);
  const query = useQuery(keysQuery(keyset.cursor));
  return (
    <DataList<ApiKey>
      label="API keys"
      query={query}
      columns={columns}
      keyset={keyset}
      empty={
        <EmptyState title="No API keys yet">
          Programs that read or write through the API need one: make it above.
        </EmptyState>
      }
      renderCard={(apiKey) => <KeyCard apiKey={apiKey} />}
    />
  );
}

const columns: DataTableColumn<ApiKey>[] = [
  { accessor: 'name', title: 'Name', render: (apiKey) => <KeyName apiKey={apiKey} /> },
  { accessor: 'role', title: 'Role', render: ({ role }) => roleTexts[role].label },
  { accessor: 'scopes', title: 'May touch', render: ({ scopes }) => toScopesText(scopes) },
  { accessor: 'createdAt', title: 'Made', render: ({ createdAt }) => <When at={createdAt} /> },
  {
    accessor: 'lastUsedAt',
    title: 'Last used',
    render: ({ lastUsedAt }) => <Age at={lastUsedAt} />,
  },
  {
    accessor: 'actions',
    title: <span className="visually-hidden">Actions</span>,
    textAlign: 'right',
    width: 120,
    render: (apiKey) => <RevokeKey apiKey={apiKey} />,
  },
];

function KeyName({ apiKey: { name, last4 } }: { apiKey: ApiKey }) {
  return (
    <Stack gap={0} style={{ overflowWrap: 'anywhere' }}>
      <Text size="sm" fw={600}>
        {name}
      </Text>
      <Text size="xs" c="dimmed">
        ends in <Code>{last4}</Code>
      </Text>
    </Stack>
  );
}

/** Programs that use it are refused from now on: asks first. */
function RevokeKey({ apiKey: { id, name, last4, revokedAt } }: { apiKey: ApiKey }) {
  const revoke = useAction({
    run: () => revokeKey(id),
    done: () => `The key ${name} is revoked`,
    refreshes: [['keys']],
  });
  if (revokedAt !== null) return <Badge color="gray">Revoked</Badge>;
  return (
    <ConfirmButton
      size="xs"
      variant="default"
      aria-label={`Revoke ${name}`}
      loading={revoke.isPending}
      question={`Revoke the key ${name}?`}
      explanation={`The key that ends in ${last4} stops working at once, for every program that uses it. It cannot be brought back.`}
      confirm="Revoke the key"
      danger
      onConfirm={() => revoke.mutate()}
    >
      Revoke
    </ConfirmButton>
  );
}

function KeyCard({ apiKey }: { apiKey: ApiKey }) {
  return (
    <Stack gap={6}>
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <KeyName apiKey={apiKey} />
        <RevokeKey apiKey={apiKey} />
      </Group>
      <Text size="sm">
        {roleTexts[apiKey.role].label}: {toScopesText(apiKey.scopes)}
      </Text>
      <Text size="xs" c="dimmed">
        Made <When at={apiKey.createdAt} /> · last used <Age at={apiKey.lastUsedAt} />
      </Text>
    </Stack>
  );
}
