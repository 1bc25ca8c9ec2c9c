import { Button, Popover, Text } from '@mantine/core';
import { IconClock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { freshnessQuery } from '../api/freshness.ts';
import { Age } from '../components/ui/Age.tsx';

/** Not part of the first page: it is loaded when somebody opens it. */
const FreshnessList = lazy(async () => ({
  default: (await import('../components/sync/FreshnessList.tsx')).FreshnessList,
}));

/** `Data last updated 3 minutes ago`, and on a press how old each connection's is (spec 11.4). */
export function FreshnessPill() {
  const { data } = useQuery(freshnessQuery);
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
        <Suspense fallback={<Text size="sm">Loading…</Text>}>
          <FreshnessList items={data.items} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}
