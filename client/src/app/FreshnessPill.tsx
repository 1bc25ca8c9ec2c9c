import { Button, Group, Popover, ScrollArea, Stack, Text } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { type ConnectionFreshness, freshnessQuery } from '../api/freshness.ts';
import { Age } from '../components/ui/Age.tsx';
import { StatusBadge } from '../components/ui/StatusBadge.tsx';
import { useMay } from './session.ts';

/** Seldom pressed: it is loaded when the list is opened. */
const RefreshData = lazy(async () => ({
  default: (await import('../components/sync/RefreshData.tsx')).RefreshData,
}));

/** `Data last updated 3 minutes ago`, and on a press how old each connection's is (spec 11.4). */
export function FreshnessPill() {
  const { data } = useQuery(freshnessQuery);
  const mayOperate = useMay('operate');
  if (!data || data.items.length === 0) return null;
  return (
    <Popover position="bottom-end" withArrow shadow="md" width={320}>
      <Popover.Target>
        <Button
          variant="subtle"
          size="compact-sm"
          color="gray"
          leftSection={<IconClock size={14} />}
        >
          <Text size="xs" span visibleFrom="lg">
            Data last updated&nbsp;
          </Text>
          <Age at={data.updatedAt} size="xs" />
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="sm">
          <ScrollArea.Autosize mah="60vh" offsetScrollbars="present">
            <Stack gap="sm">
              {data.items.map((item) => (
                <ConnectionAge key={item.connectionId} item={item} />
              ))}
            </Stack>
          </ScrollArea.Autosize>
          {mayOperate && (
            <Suspense fallback={null}>
              <RefreshData items={data.items} />
            </Suspense>
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
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
