import { Anchor, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPencil } from '@tabler/icons-react';
import { useMay } from '../../../app/session.ts';
import type { Connection } from '../../../api/connections.ts';
import { RenameModal } from './RenameModal.tsx';

/** What it is called, and for admins a way to call it otherwise. */
export function ConnectionName({ connection }: { connection: Connection }) {
  return (
    <Group gap="xs">
      <Text span size="sm" fw={600}>
        {connection.name}
      </Text>
      <RenameButton connection={connection} />
    </Group>
  );
}

/** For admins only. */
export function RenameButton({ connection }: { connection: Connection }) {
  const [opened, { open, close }] = useDisclosure(false);
  const mayRename = useMay('administer');
  if (!mayRename) return null;
  return (
    <>
      <Anchor component="button" type="button" size="sm" onClick={open}>
        <IconPencil size={13} aria-hidden /> Rename
      </Anchor>
      <RenameModal connection={connection} opened={opened} onClose={close} />
    </>
  );
}
