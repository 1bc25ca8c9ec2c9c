import { Group, ScrollArea, Stack, Text } from '@mantine/core';
import { useMay } from '../../app/session.ts';
import type { ConnectionFreshness } from '../../api/freshness.ts';
import { Age } from '../ui/Age.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { RefreshData } from './RefreshData.tsx';

/** How old each connection's data is, and the way to ask all of them anew. */
export function FreshnessList({ items }: { items: ConnectionFreshness[] }) {
  const mayOperate = useMay('operate');
  return (
    <Stack gap="sm">
      <ScrollArea.Autosize mah="60vh" offsetScrollbars="present">
        <Stack gap="sm">
          {items.map((item) => (
            <ConnectionAge key={item.connectionId} item={item} />
          ))}
        </Stack>
      </ScrollArea.Autosize>
      {mayOperate && <RefreshData items={items} />}
    </Stack>
  );
}

function ConnectionAge({ item }: { item: ConnectionFreshness }) {
  return (
    <Stack gap={2}>
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" fw={600} truncate>
          {item.name}
        </Text>
        <StatusBadge kind="connection" value={item.status} />
      </Group>
      <Text size="xs" c="dimmed">
        {item.platformName} · last received <Age at={item.lastReceivedAt} /> · last sync{' '}
        <Age at={item.lastSyncAt} />
      </Text>
      <Text size="xs" c="dimmed">
        Next sync <Age at={item.nextRunAt} none="not planned" />
      </Text>
    </Stack>
  );
}
