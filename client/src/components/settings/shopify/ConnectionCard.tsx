import { Alert, Anchor, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPencil } from '@tabler/icons-react';
import { useMay } from '../../../app/session.ts';
import type { Connection } from '../../../api/connections.ts';
import { Age } from '../../ui/Age.tsx';
import { type Fact, Facts } from '../../ui/Facts.tsx';
import { OutsideLink } from '../../ui/OutsideLink.tsx';
import { Section } from '../../ui/Section.tsx';
import { toWords } from '../../ui/statusLooks.ts';
import { ApiVersion, VersionNotice } from './ApiVersion.tsx';
import { ChecksList } from './ChecksList.tsx';
import { ConnectionActions } from './ConnectionActions.tsx';
import { RenameModal } from './RenameModal.tsx';
import { useChecks } from './useChecks.ts';

/** Which store this is, with what it was connected, and whether that works. */
export function ConnectionCard({ connection }: { connection: Connection }) {
  const checks = useChecks(connection.id);
  return (
    <Section title="Connection">
      <Stack gap="md">
        <Trouble connection={connection} />
        <VersionNotice version={connection.apiVersion} />
        <Facts facts={toFacts(connection)} />
        <ConnectionActions connection={connection} />
        {checks && <ChecksList checks={checks} />}
      </Stack>
    </Section>
  );
}

function toFacts(connection: Connection): Fact[] {
  const { account, adminUrl, credentials, currency, timezone } = connection;
  return [
    { label: 'Store', value: <StoreName connection={connection} /> },
    { label: 'Domain', value: <OutsideLink href={adminUrl}>{account}</OutsideLink> },
    { label: 'Last sync', value: <Age at={connection.lastSyncAt} /> },
    { label: 'API version', value: <ApiVersion version={connection.apiVersion} /> },
    ...credentials.map(({ field, last4 }) => ({
      label: toWords(field.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)),
      value: toSecretText(last4),
    })),
    { label: 'Currency and zone', value: `${currency} · ${timezone}` },
  ];
}

/** null: the key it was sealed with is gone. Empty: too short to show anything of it. */
function toSecretText(last4: string | null): string {
  if (last4 === null) return 'Cannot be opened any more: enter it again';
  return last4 === '' ? 'Stored' : `•••• ${last4}`;
}

function StoreName({ connection }: { connection: Connection }) {
  const [opened, { open, close }] = useDisclosure(false);
  const mayRename = useMay('administer');
  return (
    <Group gap="xs">
      <Text span size="sm" fw={600}>
        {connection.name}
      </Text>
      {mayRename && (
        <Anchor component="button" type="button" size="sm" onClick={open}>
          <IconPencil size={13} aria-hidden /> Rename
        </Anchor>
      )}
      <RenameModal connection={connection} opened={opened} onClose={close} />
    </Group>
  );
}

/** Why it does not work, and what the connector wants people to know. */
function Trouble({ connection: { status, statusReason, notices } }: { connection: Connection }) {
  const broken = status === 'error' || status === 'disconnected';
  return (
    <>
      {broken && (
        <Alert color={status === 'error' ? 'red' : 'gray'} py="xs">
          <Text size="sm">{statusReason ?? 'It does not work: test it to see why'}</Text>
        </Alert>
      )}
      {notices.map(({ code, message, at }) => (
        <Alert key={code} color="yellow" py="xs">
          <Text size="sm">
            {message} (<Age at={at} />)
          </Text>
        </Alert>
      ))}
    </>
  );
}
