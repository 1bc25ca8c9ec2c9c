import { Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMay } from '../../../app/session.ts';
import { RunPanel } from '../connection/RunPanel.tsx';
import type { RunWatch } from '../connection/useRun.ts';

interface Props {
  title: string;
  description: ReactNode;
  /** The run this block starts: while it goes on it takes the place of the buttons. */
  run: RunWatch;
  /** Buttons, for those who may run syncs. */
  actions: ReactNode;
  /** Above the buttons: choices. */
  children?: ReactNode;
}

/** One thing that can be run: what it does, the buttons, and the run itself. */
export function ActionBlock({ title, description, run, actions, children }: Props) {
  const mayOperate = useMay('operate');
  const busy = run.isGoingOn || run.isStarting;
  return (
    <Stack gap="xs">
      <Group justify="space-between" align="flex-start" gap="sm">
        <Stack gap={2} flex="1 1 180px">
          <Title order={3} size="h5">
            {title}
          </Title>
          <Text size="sm" c="dimmed" component="div">
            {description}
          </Text>
        </Stack>
        {mayOperate && !busy && !children && <Group gap="xs">{actions}</Group>}
      </Group>
      <RunPanel run={run} />
      {mayOperate && !busy && children && (
        <Stack gap="sm">
          {children}
          <Group gap="xs">{actions}</Group>
        </Stack>
      )}
    </Stack>
  );
}
