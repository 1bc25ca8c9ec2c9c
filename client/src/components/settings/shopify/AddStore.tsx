import { Button, Modal, SimpleGrid } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { ConnectForm } from './ConnectForm.tsx';
import { ConnectGuide } from './ConnectGuide.tsx';

/** One more store for this workspace. */
export function AddStore({ onDone }: { onDone: (id: string) => void }) {
  const [opened, { open, close }] = useDisclosure(false);
  const finish = (id: string) => {
    close();
    onDone(id);
  };
  return (
    <>
      <Button variant="default" leftSection={<IconPlus size={16} />} onClick={open}>
        Add another store
      </Button>
      <Modal opened={opened} onClose={close} title="Add another store" size="xl">
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
          <ConnectForm onDone={({ id }) => finish(id)} onCancel={close} />
          <ConnectGuide />
        </SimpleGrid>
      </Modal>
    </>
  );
}
