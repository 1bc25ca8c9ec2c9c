import { Tabs, Text } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { type ComponentType, lazy, type LazyExoticComponent, Suspense } from 'react';
import type { Connection } from '../../../api/connections.ts';
import { ListSkeleton } from '../../ui/ListSkeleton.tsx';
import { Section } from '../../ui/Section.tsx';
import { useSearchChange } from '../../ui/useSearchChange.ts';

export interface PanelProps {
  connection: Connection;
}

interface Tool {
  name: string;
  label: string;
  about: string;
  Panel: LazyExoticComponent<ComponentType<PanelProps>>;
}

const tools: Tool[] = [
  {
    name: 'reconcile',
    label: 'Reconcile',
    about:
      'Compares the orders of each day in Shopify, in the raw cache and in the ERP, and heals what differs. It also runs once a day by itself.',
    Panel: lazy(async () => ({ default: (await import('./ReconcilePanel.tsx')).ReconcilePanel })),
  },
  {
    name: 'replay',
    label: 'Replay',
    about:
      'Processes entries of the raw cache again after rules have changed. Nothing is asked of Shopify; a preview shows the differences first.',
    Panel: lazy(async () => ({ default: (await import('./ReplayPanel.tsx')).ReplayPanel })),
  },
  {
    name: 'backfill',
    label: 'Backfill',
    about:
      'Computes chosen fields of existing records anew from the raw cache and leaves every other field alone. A preview shows the differences first.',
    Panel: lazy(async () => ({ default: (await import('./BackfillPanel.tsx')).BackfillPanel })),
  },
];

/** What is needed seldom: each tool is loaded when it is opened. */
export function MaintenanceCard({ connection }: PanelProps) {
  const { tool } = useSearch({ from: '/shell/settings/shopify' });
  const { turn } = useSearchChange();
  const open = tools.find(({ name }) => name === tool) ?? tools[0];
  return (
    <Section title="Maintenance">
      <Tabs
        value={open?.name ?? null}
        onChange={(name) => turn({ tool: name ?? undefined })}
        keepMounted={false}
      >
        <Tabs.List>
          {tools.map(({ name, label }) => (
            <Tabs.Tab key={name} value={name}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tools.map(({ name, about, Panel }) => (
          <Tabs.Panel key={name} value={name} pt="md">
            <Text size="sm" c="dimmed" mb="md" maw={720}>
              {about}
            </Text>
            <Suspense fallback={<ListSkeleton />}>
              <Panel connection={connection} />
            </Suspense>
          </Tabs.Panel>
        ))}
      </Tabs>
    </Section>
  );
}
