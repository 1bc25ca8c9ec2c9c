import { Tabs, Text } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { type ComponentType, lazy, type LazyExoticComponent, Suspense } from 'react';
import { useMe } from '../../../app/session.ts';
import { may, type Permission } from '../../../lib/permissions.ts';
import type { Connection } from '../../../api/connections.ts';
import { ListSkeleton } from '../../ui/ListSkeleton.tsx';
import { Section } from '../../ui/Section.tsx';
import { useSearchChange } from '../../ui/useSearchChange.ts';

export interface PanelProps {
  connection: Connection;
}

interface Tool {
  name: string;
  /** Where there is nothing to see before somebody acts, others are not shown it. */
  needs: Permission;
  label: string;
  about: string;
  Panel: LazyExoticComponent<ComponentType<PanelProps>>;
}

const tools: Tool[] = [
  {
    name: 'reconcile',
    needs: 'readSync',
    label: 'Reconcile',
    about:
      'Compares the orders of each day in Shopify, in the raw cache and in the ERP, and heals what differs. It also runs once a day by itself.',
    Panel: lazy(async () => ({ default: (await import('./ReconcilePanel.tsx')).ReconcilePanel })),
  },
  {
    name: 'replay',
    needs: 'operate',
    label: 'Replay',
    about:
      'Processes entries of the raw cache again after rules have changed. Nothing is asked of Shopify; a preview shows the differences first.',
    Panel: lazy(async () => ({ default: (await import('./ReplayPanel.tsx')).ReplayPanel })),
  },
  {
    name: 'backfill',
    needs: 'operate',
    label: 'Backfill',
    about:
      'Computes chosen fields of existing records anew from the raw cache and leaves every other field alone. A preview shows the differences first.',
    Panel: lazy(async () => ({ default: (await import('./BackfillPanel.tsx')).BackfillPanel })),
  },
  {
    name: 'retention',
    needs: 'administer',
    label: 'Retention',
    about:
      'Raw data is kept for ever unless a number of days is set: then that of processed entries is dropped when it is older. An empty field keeps it.',
    Panel: lazy(async () => ({ default: (await import('./RetentionPanel.tsx')).RetentionPanel })),
  },
];

/** What is needed seldom: each tool is loaded when it is opened. */
export function MaintenanceCard({ connection }: PanelProps) {
  const { tool } = useSearch({ from: '/shell/settings/shopify' });
  const { turn } = useSearchChange();
  const { role } = useMe();
  const shown = tools.filter(({ needs }) => may(role, needs));
  const open = shown.find(({ name }) => name === tool) ?? shown[0];
  return (
    <Section title="Maintenance">
      <Tabs
        value={open?.name ?? null}
        onChange={(name) => turn({ tool: name ?? undefined })}
        keepMounted={false}
      >
        <Tabs.List>
          {shown.map(({ name, label }) => (
            <Tabs.Tab key={name} value={name}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {shown.map(({ name, about, Panel }) => (
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
