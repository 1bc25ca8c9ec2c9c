import { Tabs } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { ListSkeleton } from '../../ui/ListSkeleton.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { useSearchChange } from '../../ui/useSearchChange.ts';
import { PlatformsView } from '../platforms/PlatformsView.tsx';

/** Its list of files brings the tables along: only for those who open it. */
const ImportsView = lazy(async () => ({
  default: (await import('../imports/ImportsView.tsx')).ImportsView,
}));

/** Settings → Platforms: what is connected, and what comes by file. */
export function PlatformsTab() {
  const { tab } = useSearch({ from: '/shell/settings/platforms' });
  const { filter } = useSearchChange();
  const change = (next: string | null) => filter({ tab: next === 'files' ? next : undefined });
  return (
    <>
      <PageHeader
        title="Platforms"
        description="Where data comes from: stores, ads, couriers, messages, payments and files"
      />
      <Tabs value={tab === 'files' ? tab : 'accounts'} onChange={change} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="accounts">Accounts</Tabs.Tab>
          <Tabs.Tab value="files">Import files</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="accounts" pt="md">
          <PlatformsView />
        </Tabs.Panel>
        <Tabs.Panel value="files" pt="md">
          <Suspense fallback={<ListSkeleton />}>
            <ImportsView />
          </Suspense>
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
