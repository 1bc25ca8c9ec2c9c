import { Alert, Text } from '@mantine/core';
import type { Connection } from '../../../api/connections.ts';
import { Age } from '../../ui/Age.tsx';

/** Why it does not work, and what the connector wants people to know. */
export function ConnectionTrouble({ connection }: { connection: Connection }) {
  const { status, statusReason } = connection;
  const broken = status === 'error' || status === 'disconnected';
  return (
    <>
      {broken && (
        <Alert color={status === 'error' ? 'red' : 'gray'} py="xs">
          <Text size="sm">{statusReason ?? 'It does not work: test it to see why'}</Text>
        </Alert>
      )}
      <ConnectionNotices connection={connection} />
    </>
  );
}

/** What the platform answered that people should know of. */
export function ConnectionNotices({ connection: { notices } }: { connection: Connection }) {
  return notices.map(({ code, message, at }) => (
    <Alert key={code} color="yellow" py="xs">
      <Text size="sm">
        {message} (<Age at={at} />)
      </Text>
    </Alert>
  ));
}
