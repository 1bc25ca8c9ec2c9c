import { Alert, Button, Group, Stack, Text } from '@mantine/core';
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
import { QueryView } from '../../ui/QueryView.tsx';
import { Section } from '../../ui/Section.tsx';
import { useAction } from '../../ui/useAction.ts';
import { WebhookUrls } from './WebhookUrls.tsx';
import { isBroken, isPublic, toGroups } from './webhookGroups.ts';

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
      <WebhookUrls groups={groups} />
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
