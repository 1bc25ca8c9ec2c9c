import { Accordion, Alert, Badge, Button, Group, Stack, Table, Text } from '@mantine/core';
import { IconWorldOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMay } from '../../../app/session.ts';
import type { Connection } from '../../../api/connections.ts';
import {
  type Registered,
  registerWebhooks,
  type WebhookState,
  webhookStatesQuery,
} from '../../../api/webhooks.ts';
import { formatCount, formatCounted } from '../../../lib/numbers.ts';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { CopyField } from '../../ui/CopyField.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { Section } from '../../ui/Section.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { useAction } from '../../ui/useAction.ts';
import { isBroken, isPublic, toGroups, type WebhookGroup } from './webhookGroups.ts';

/** Each webhook URL to copy, which topics are registered there, and the button that sets it right (spec 6.6). */
export function WebhooksCard({ connection }: { connection: Connection }) {
  const states = useQuery(webhookStatesQuery(connection.id));
  return (
    <Section title="Webhooks">
      <QueryView query={states}>
        {({ items }) => <Contents connection={connection} items={items} />}
      </QueryView>
    </Section>
  );
}

function Contents({ connection, items }: { connection: Connection; items: WebhookState[] }) {
  const groups = toGroups(items);
  const broken = items.filter(isBroken).length;
  const unknown = items.some(({ state }) => state === 'unknown');
  return (
    <Stack gap="md">
      <Group justify="space-between" gap="sm">
        <Text size="sm" flex="1 1 260px">
          {toSummary(items, broken, unknown)}
        </Text>
        <Register connection={connection} broken={broken} unknown={unknown} />
      </Group>
      {groups[0] && !isPublic(groups[0].url) && <NotReached url={groups[0].url} />}
      <Accordion variant="separated" multiple order={3}>
        {groups.map((group) => (
          <GroupItem key={group.url} group={group} />
        ))}
      </Accordion>
    </Stack>
  );
}

function toSummary(items: WebhookState[], broken: number, unknown: boolean): string {
  if (unknown) return 'Shopify could not be asked what is registered: test the connection.';
  const registered = items.filter(({ state }) => state === 'registered').length;
  const manual = items.filter(({ state }) => state === 'manual').length;
  const byHand = `${formatCount(manual)} privacy topics are set by hand in the app’s own configuration.`;
  if (broken === 0) return `All ${formatCount(registered)} topics are registered. ${byHand}`;
  return `${formatCounted(broken, 'topic is', 'topics are')} missing or wrong, ${formatCount(registered)} registered. ${byHand}`;
}

function NotReached({ url }: { url: string }) {
  return (
    <Alert color="yellow" py="xs" icon={<IconWorldOff />}>
      <Text size="sm">
        A real Shopify store cannot reach {new URL(url).origin}: it needs a public https address.
        Set PUBLIC_URL, or open Sluice by its public address and register then. A sandbox shop on
        this machine works as it is.
      </Text>
    </Alert>
  );
}

function GroupItem({ group: { url, name, topics, broken } }: { group: WebhookGroup }) {
  return (
    <Accordion.Item value={url}>
      <Accordion.Control>
        <Group gap="xs">
          <Text size="sm" fw={500}>
            {name}
          </Text>
          <Text size="xs" c="dimmed">
            {formatCounted(topics.length, 'topic')}
          </Text>
          {broken.length > 0 && (
            <Badge color="red">{formatCount(broken.length)} missing or wrong</Badge>
          )}
        </Group>
      </Accordion.Control>
      <Accordion.Panel>
        <Stack gap="sm">
          <CopyField label={`URL for ${name.toLowerCase()}`} value={url} />
          <Topics name={name} topics={topics} />
        </Stack>
      </Accordion.Panel>
    </Accordion.Item>
  );
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

interface RegisterProps {
  connection: Connection;
  broken: number;
  unknown: boolean;
}

function Register({ connection: { id, name, status }, broken, unknown }: RegisterProps) {
  const mayOperate = useMay('operate');
  const register = useAction({
    run: () => registerWebhooks(id),
    refreshes: [['webhooks']],
    done: toResult,
  });
  if (!mayOperate) return null;
  const topics = formatCounted(broken, 'topic');
  if (broken === 0) {
    return (
      <Button
        variant="default"
        loading={register.isPending}
        disabled={status === 'disconnected'}
        onClick={() => register.mutate()}
      >
        {unknown ? 'Register the webhooks' : 'Check and register again'}
      </Button>
    );
  }
  return (
    <ConfirmButton
      loading={register.isPending}
      disabled={status === 'disconnected'}
      question={`Register ${topics} at ${name}?`}
      explanation="Shopify is told to send these topics here. Addresses that point elsewhere are replaced."
      confirm={`Register ${topics}`}
      onConfirm={() => register.mutate()}
    >
      Register {topics}
    </ConfirmButton>
  );
}

function toResult({ registered, unchanged, failed }: Registered): string {
  const done = `${formatCount(registered)} registered, ${formatCount(unchanged)} were right already`;
  const refused = failed.map(({ topic, message }) => `${topic}: ${message}`).join('; ');
  return failed.length === 0 ? done : `${done}, ${formatCount(failed.length)} refused: ${refused}`;
}
