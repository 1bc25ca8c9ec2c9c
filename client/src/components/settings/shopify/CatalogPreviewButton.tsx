import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconEye } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import type { Connection } from '../../../api/connections.ts';
import { ListSkeleton } from '../../ui/ListSkeleton.tsx';

const CatalogPreview = lazy(async () => ({
  default: (await import('./CatalogPreview.tsx')).CatalogPreview,
}));

/** What a product sync would do, before it does it (spec 3.4). */
export function CatalogPreviewButton({ connection }: { connection: Connection }) {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" leftSection={<IconEye size={16} />} onClick={open}>
        Preview
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={`What a product sync of ${connection.name} would do`}
        size="lg"
      >
        <Suspense fallback={<ListSkeleton />}>
          <CatalogPreview connectionId={connection.id} />
        </Suspense>
      </Modal>
    </>
  );
}
