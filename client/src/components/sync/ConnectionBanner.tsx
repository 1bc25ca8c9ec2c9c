import { Alert, Button, Group, Text } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useMay } from '../../app/session.ts';
import type { ConnectionFreshness } from '../../api/freshness.ts';
import { toPlatformPage } from '../../lib/platformPages.ts';
import { Age } from '../ui/Age.tsx';
import { RouterButton } from '../ui/RouterButton.tsx';
import { toBannerTitle, toSentence } from './bannerTexts.ts';

interface Props {
  item: ConnectionFreshness;
  onDismiss: () => void;
}

/** A connection that does not work: why, since when, and where it is looked after. */
export function ConnectionBanner({ item, onDismiss }: Props) {
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
