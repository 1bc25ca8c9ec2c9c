import { Alert, Button, Group, Text } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ConnectionFreshness, freshnessQuery } from '../api/freshness.ts';
import { Age } from '../components/ui/Age.tsx';
import { RouterButton } from '../components/ui/RouterButton.tsx';
import { useNow } from '../components/ui/clock.ts';
import { toPlatformPage } from '../lib/platformPages.ts';
import { toBannerTitle, toSentence } from './bannerTexts.ts';
import { useMay } from './session.ts';

const dismissMs = 24 * 3_600_000;

/** Connections that somebody must look at, on every page; a banner may be put away for 24 hours (spec 11.1). */
export function ConnectionBanners() {
  const { data } = useQuery(freshnessQuery);
  const now = useNow().getTime();
  const [dismissed, setDismissed] = useLocalStorage<Record<string, number>>({
    key: 'sluice.dismissedBanners',
    defaultValue: {},
    getInitialValueInEffect: false,
  });
  const broken = (data?.items ?? []).filter(
    (item) =>
      ['error', 'disconnected'].includes(item.status) &&
      now - (dismissed[toBannerKey(item)] ?? 0) > dismissMs,
  );
  return broken.map((item) => (
    <Banner
      key={item.connectionId}
      item={item}
      onDismiss={() => setDismissed({ ...dismissed, [toBannerKey(item)]: Date.now() })}
    />
  ));
}

/** A connection that breaks in another way shows again. */
function toBannerKey({ connectionId, status }: ConnectionFreshness): string {
  return `${connectionId} ${status}`;
}

function Banner({ item, onDismiss }: { item: ConnectionFreshness; onDismiss: () => void }) {
  const mayRead = useMay('readSync');
  return (
    <Alert
      mb="md"
      className="no-print"
      role="alert"
      color={item.status === 'error' ? 'red' : 'yellow'}
      icon={<IconPlugConnectedX />}
      title={toBannerTitle(item)}
    >
      <Group justify="space-between" gap="sm">
        <Text size="sm">
          {toSentence(item.statusReason ?? 'New data may be missing')}{' '}
          {item.lastReceivedAt === null ? (
            'Nothing of it has arrived yet.'
          ) : (
            <>
              Last data arrived <Age at={item.lastReceivedAt} />.
            </>
          )}
        </Text>
        <Group gap="xs">
          {mayRead && (
            <RouterButton
              size="xs"
              variant="default"
              to={toPlatformPage(item.platform)}
              search={{ connectionId: item.connectionId }}
            >
              Look at the connection
            </RouterButton>
          )}
          <Button size="xs" variant="default" onClick={onDismiss}>
            Hide for 24 hours
          </Button>
        </Group>
      </Group>
    </Alert>
  );
}
