import { Box, Card, Center, Group, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { SchemeToggle } from '../ui/SchemeToggle.tsx';

interface Props {
  title: string;
  description?: ReactNode;
  children: ReactNode;
}

/** The frame of the pages before sign-in: the name, one card, nothing else. */
export function EntryFrame({ title, description, children }: Props) {
  useDocumentTitle(`${title} · Sluice`);
  return (
    <Center component="main" mih="100dvh" p="md">
      <Stack w="100%" maw={420} gap="md">
        <Group justify="space-between">
          <Group gap={8}>
            <img src="/favicon.svg" width={28} height={28} alt="" />
            <Text fw={700} fz="lg">
              Sluice
            </Text>
          </Group>
          <SchemeToggle />
        </Group>
        <Card withBorder padding="lg">
          <Title order={1} size="h3">
            {title}
          </Title>
          {description && (
            <Text c="dimmed" size="sm" mt={4} component="div">
              {description}
            </Text>
          )}
          <Box mt="md">{children}</Box>
        </Card>
      </Stack>
    </Center>
  );
}
