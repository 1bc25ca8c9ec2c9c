import { Button, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { orderRawQuery } from '../../api/order.ts';
import { Age } from '../ui/Age.tsx';
import { JsonView } from '../ui/JsonView.tsx';
import { isMissing } from '../ui/MissingRecord.tsx';
import { QueryView } from '../ui/QueryView.tsx';
import { RouterLink } from '../ui/RouterLink.tsx';
import { Section } from '../ui/Section.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { toWords } from '../ui/statusLooks.ts';

/** The order word for word as the platform told it; asked for when somebody wants to see it. */
export function OrderRawData({ orderId }: { orderId: string }) {
  const [shown, { toggle }] = useDisclosure(false);
  return (
    <Section
      title="Raw data"
      actions={
        <Button size="xs" variant="default" aria-expanded={shown} onClick={toggle}>
          {shown ? 'Hide raw data' : 'Show raw data'}
        </Button>
      }
    >
      {shown ? (
        <RawEntry orderId={orderId} />
      ) : (
        <Text size="sm" c="dimmed">
          What the platform sent, word for word.
        </Text>
      )}
    </Section>
  );
}

function RawEntry({ orderId }: { orderId: string }) {
  const query = useQuery(orderRawQuery(orderId));
  if (query.data === undefined && isMissing(query.error)) {
    return (
      <Text size="sm" c="dimmed">
        The raw cache no longer holds this order.
      </Text>
    );
  }
  return (
    <QueryView query={query}>
      {(entry) => (
        <Stack gap="xs">
          <Text size="sm" component="div">
            <StatusBadge kind="entry" value={entry.status} /> {toWords(entry.origin)}
            {entry.topic && <> ({entry.topic})</>}, received <Age at={entry.receivedAt} />, version{' '}
            {entry.version}.{' '}
            <RouterLink to="/cache/$entryId" params={{ entryId: entry.id }}>
              Open it in the raw cache
            </RouterLink>
          </Text>
          {entry.rawData === null && entry.rawText === null ? (
            <Text size="sm" c="dimmed">
              Its raw data is older than this store keeps.
            </Text>
          ) : (
            <JsonView value={entry.rawText ?? entry.rawData} label="Raw data of the order" />
          )}
        </Stack>
      )}
    </QueryView>
  );
}
