import {
  ActionIcon,
  Badge,
  Button,
  Code,
  Collapse,
  CopyButton,
  Group,
  SimpleGrid,
  Stack,
  Table,
  Text,
  Title,
  Tooltip,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconCheck, IconChevronDown, IconChevronUp, IconCopy } from '@tabler/icons-react';
import type { WebhookState } from '../../../api/webhooks.ts';
import { formatCount, formatCounted } from '../../../lib/numbers.ts';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import type { WebhookGroup } from './webhookGroups.ts';

/** One URL for each kind, to copy, with the topics that go there. */
export function WebhookUrls({ groups }: { groups: WebhookGroup[] }) {
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg" verticalSpacing="md">
      {groups.map((group) => (
        <OneUrl key={group.url} group={group} />
      ))}
    </SimpleGrid>
  );
}

function OneUrl({ group: { url, name, topics, broken } }: { group: WebhookGroup }) {
  const [opened, { toggle }] = useDisclosure(false);
  const Icon = opened ? IconChevronUp : IconChevronDown;
  return (
    <Stack gap={4} miw={0}>
      <Group justify="space-between" gap="xs">
        <Group gap="xs">
          <Title order={3} size="h6">
            {name}
          </Title>
          <GroupState topics={topics} broken={broken.length} />
        </Group>
        <Button
          size="compact-xs"
          variant="subtle"
          rightSection={<Icon size={12} />}
          aria-expanded={opened}
          aria-label={`${formatCounted(topics.length, 'topic')} of ${name.toLowerCase()}`}
          onClick={toggle}
        >
          {formatCounted(topics.length, 'topic')}
        </Button>
      </Group>
      <Url label={`URL for ${name.toLowerCase()}`} url={url} />
      <Collapse expanded={opened}>
        <Topics name={name} topics={topics} />
      </Collapse>
    </Stack>
  );
}

/** Whole, however long: people compare it with what Shopify shows. */
function Url({ label, url }: { label: string; url: string }) {
  return (
    <Group gap={4} wrap="nowrap" align="flex-start">
      <Code flex={1} miw={0} px="xs" py={6} style={{ overflowWrap: 'anywhere' }}>
        {url}
      </Code>
      <CopyButton value={url}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? 'Copied' : 'Copy'}>
            <ActionIcon variant="subtle" onClick={copy} aria-label={`Copy ${label}`}>
              {copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </Group>
  );
}

function GroupState({ topics, broken }: { topics: WebhookState[]; broken: number }) {
  const [first] = topics;
  if (broken > 0) return <Badge color="red">{formatCount(broken)} missing or wrong</Badge>;
  return <StatusBadge kind="registration" value={first?.state ?? null} />;
}

function Topics({ name, topics }: { name: string; topics: WebhookState[] }) {
  return (
    <Table aria-label={`Topics of ${name}`}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Topic</Table.Th>
          <Table.Th>Registration</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {topics.map(({ topic, state, registeredUrls }) => (
          <Table.Tr key={topic}>
            <Table.Td style={{ overflowWrap: 'anywhere' }}>{topic}</Table.Td>
            <Table.Td>
              <StatusBadge kind="registration" value={state} />
              {state === 'wrong' &&
                registeredUrls.map((url) => (
                  <Text key={url} size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                    {url}
                  </Text>
                ))}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
