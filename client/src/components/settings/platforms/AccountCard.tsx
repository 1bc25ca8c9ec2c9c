import { Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useEffect, useId, useRef } from 'react';
import type { ConnectionFreshness } from '../../../api/freshness.ts';
import { hasOwnPage, toPlatformPage } from '../../../lib/platformPages.ts';
import { Facts } from '../../ui/Facts.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { VersionNotice } from '../connection/ApiVersion.tsx';
import { ChecksList } from '../connection/ChecksList.tsx';
import { ConnectionActions } from '../connection/ConnectionActions.tsx';
import { RenameButton } from '../connection/ConnectionName.tsx';
import { ConnectionNotices } from '../connection/ConnectionTrouble.tsx';
import { useChecks } from '../connection/useChecks.ts';
import { toAccountFacts } from './accountFacts.tsx';
import { type Account, isFetched } from './categories.ts';
import { ScheduleList } from './ScheduleList.tsx';
import { StateLine } from './StateLine.tsx';
import { SyncActions } from './SyncActions.tsx';

interface Props {
  account: Account;
  /** What is known of its data; undefined until that was told. */
  freshness: ConnectionFreshness | undefined;
  /** The address names this one: it is shown at once. */
  isChosen: boolean;
}

/** One connected account: how it is, what it brought, when it is read, and what can be done with it (spec 10.2). */
export function AccountCard({ account, freshness, isChosen }: Props) {
  const { connection, platform } = account;
  const { id } = connection;
  const name = platform?.name ?? connection.platform;
  const checks = useChecks(id);
  const heading = useId();
  return (
    <Card
      withBorder
      component="section"
      aria-labelledby={heading}
      padding="md"
      ref={useShown(isChosen)}
      {...(isChosen ? { style: { borderColor: 'var(--mantine-primary-color-filled)' } } : {})}
    >
      <Stack gap="sm">
        <Group justify="space-between" gap="xs">
          <Group gap="xs">
            <Title order={3} size="h4" id={heading} style={{ overflowWrap: 'anywhere' }}>
              {connection.name}
            </Title>
            <RenameButton connection={connection} />
          </Group>
          <Platform id={connection.platform} name={name} connectionId={id} />
        </Group>
        <StateLine connection={connection} status={freshness?.status ?? connection.status} />
        <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
          <Stack gap="sm">
            <ConnectionNotices connection={connection} />
            <VersionNotice version={connection.apiVersion} platform={name} />
            <Facts facts={toAccountFacts(account, freshness)} />
            <ConnectionActions connection={connection} />
            {checks && <ChecksList checks={checks} />}
          </Stack>
          {isFetched(platform) && (
            <Stack gap="md">
              <SyncActions connection={connection} />
              <ScheduleList connection={connection} />
            </Stack>
          )}
        </SimpleGrid>
      </Stack>
    </Card>
  );
}

interface PlatformProps {
  id: string;
  name: string;
  connectionId: string;
}

/** What it is an account of; a platform with a page of its own is looked after there. */
function Platform({ id, name, connectionId }: PlatformProps) {
  if (!hasOwnPage(id)) {
    return (
      <Text size="sm" c="dimmed">
        {name}
      </Text>
    );
  }
  return (
    <RouterLink to={toPlatformPage(id)} search={{ connectionId }} fz="sm">
      {name} settings
    </RouterLink>
  );
}

/** Brings the chosen card into view, once. */
function useShown(isChosen: boolean) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isChosen) ref.current?.scrollIntoView({ block: 'start' });
  }, [isChosen]);
  return ref;
}
