import { Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import {
  IconKey,
  IconPlugConnected,
  IconPlugConnectedX,
  IconStethoscope,
} from '@tabler/icons-react';
import { useMay } from '../../../app/session.ts';
import {
  type Connection,
  disconnect,
  reconnect,
  testConnection,
} from '../../../api/connections.ts';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { useAction } from '../../ui/useAction.ts';
import { CredentialsModal } from './CredentialsForm.tsx';
import { useRememberChecks } from './useChecks.ts';

const refreshes = [['connections'], ['freshness'], ['webhooks'], ['scheduler'], ['preview']];

/** Test for operations; credentials, reconnect and disconnect for admins. */
export function ConnectionActions({ connection }: { connection: Connection }) {
  const mayOperate = useMay('operate');
  const mayAdminister = useMay('administer');
  if (!mayOperate) return null;
  return (
    <Group gap="xs">
      <TestButton connection={connection} />
      {mayAdminister && <Credentials connection={connection} />}
      {mayAdminister && connection.status !== 'connected' && connection.status !== 'syncing' && (
        <Reconnect connection={connection} />
      )}
      {mayAdminister && connection.status !== 'disconnected' && (
        <Disconnect connection={connection} />
      )}
    </Group>
  );
}

function TestButton({ connection: { id } }: { connection: Connection }) {
  const remember = useRememberChecks();
  const test = useAction({
    run: () => testConnection(id),
    onDone: (checks) => remember(id, checks),
    refreshes: [['connections']],
  });
  return (
    <Button
      size="xs"
      variant="light"
      loading={test.isPending}
      leftSection={<IconStethoscope size={15} />}
      onClick={() => test.mutate()}
    >
      Test connection
    </Button>
  );
}

function Credentials({ connection }: { connection: Connection }) {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button size="xs" variant="default" leftSection={<IconKey size={15} />} onClick={open}>
        Change credentials
      </Button>
      <CredentialsModal connection={connection} opened={opened} onClose={close} />
    </>
  );
}

function Reconnect({ connection: { id, name } }: { connection: Connection }) {
  const remember = useRememberChecks();
  const again = useAction({
    run: () => reconnect(id),
    refreshes,
    done: ({ connection }) => (connection.status === 'disconnected' ? null : `${name} syncs again`),
    onDone: ({ ok, checks }) => remember(id, { ok, checks }),
  });
  return (
    <Button
      size="xs"
      loading={again.isPending}
      leftSection={<IconPlugConnected size={15} />}
      onClick={() => again.mutate()}
    >
      Reconnect
    </Button>
  );
}

function Disconnect({ connection: { id, name, account } }: { connection: Connection }) {
  const stop = useAction({
    run: () => disconnect(id),
    refreshes,
    done: () => `${name} is disconnected; its data is kept`,
  });
  return (
    <ConfirmButton
      size="xs"
      variant="subtle"
      color="red"
      loading={stop.isPending}
      leftSection={<IconPlugConnectedX size={15} />}
      question={`Disconnect ${name}?`}
      explanation={
        <>
          Sluice stops syncing {account} and removes its webhooks there, so that nothing new
          arrives. Everything that was fetched is kept, and an admin can reconnect it at any time.
        </>
      }
      confirm={`Disconnect ${name}`}
      danger
      onConfirm={() => stop.mutate()}
    >
      Disconnect
    </ConfirmButton>
  );
}
