import { Stack, Tabs } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { HistoryList } from '../components/sync/HistoryList.tsx';
import { QueueView } from '../components/sync/QueueView.tsx';
import { RunningNow } from '../components/sync/RunningNow.tsx';
import { PageHeader } from '../components/ui/PageHeader.tsx';
import { useSearchChange } from '../components/ui/useSearchChange.ts';

export function HistoryPage() {
  const { tab } = useSearch({ from: '/shell/history' });
  const { filter } = useSearchChange();
  const chosen = tab === 'queue' ? 'queue' : 'runs';
  return (
    <>
      <PageHeader
        title="Sync history"
        description="What was fetched and processed, by whom it was asked for, and what is to come."
      />
      <Tabs
        value={chosen}
        onChange={(next) => filter({ tab: next === 'queue' ? next : undefined })}
        keepMounted={false}
      >
        <Tabs.List>
          <Tabs.Tab value="runs">Runs</Tabs.Tab>
          <Tabs.Tab value="queue">Queue</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="runs" pt="md">
          <Stack gap="md">
            <RunningNow />
            <HistoryList />
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="queue" pt="md">
          <QueueView />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
