import { Alert, Divider, Stack } from '@mantine/core';
import type { Connection } from '../../../api/connections.ts';
import { Section } from '../../ui/Section.tsx';
import { FullDumpBlock } from './FullDumpBlock.tsx';
import { StreamSyncBlock } from './StreamSyncBlock.tsx';
import { SyncNowBlock } from './SyncNowBlock.tsx';

/** Everything that fetches from the platform by hand. */
export function SyncCard({ connection }: { connection: Connection }) {
  const isOff = connection.status === 'disconnected';
  return (
    <Section title="Sync from Shopify">
      <Stack gap="md">
        {isOff && (
          <Alert color="gray" py="xs">
            {connection.name} is disconnected: nothing can be fetched until an admin reconnects it.
          </Alert>
        )}
        <SyncNowBlock connection={connection} />
        <Divider />
        <StreamSyncBlock connection={connection} stream="products" />
        <Divider />
        <StreamSyncBlock connection={connection} stream="customers" />
        <Divider />
        <FullDumpBlock connection={connection} />
      </Stack>
    </Section>
  );
}
