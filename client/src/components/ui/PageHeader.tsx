import { Group, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';

interface Props {
  title: string;
  description?: ReactNode;
  /** Badges beside the title. */
  marks?: ReactNode;
  /** Buttons at the right. */
  actions?: ReactNode;
}

/** The head of every page: its one `h1`, which is the browser's title as well. */
export function PageHeader({ title, description, marks, actions }: Props) {
  useDocumentTitle(`${title} · Sluice`);
  return (
    <Group justify="space-between" align="flex-start" mb="md" gap="sm">
      <Stack gap={2} miw={0}>
        <Group gap="xs">
          <Title order={1} size="h2" style={{ overflowWrap: 'anywhere' }}>
            {title}
          </Title>
          {marks}
        </Group>
        {description && (
          <Text c="dimmed" size="sm" component="div">
            {description}
          </Text>
        )}
      </Stack>
      {actions && <Group gap="xs">{actions}</Group>}
    </Group>
  );
}
