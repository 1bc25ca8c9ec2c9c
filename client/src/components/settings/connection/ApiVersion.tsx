import { Alert, Text } from '@mantine/core';
import type { Connection } from '../../../api/connections.ts';
import { Age } from '../../ui/Age.tsx';

type Version = Connection['apiVersion'];

interface VersionProps {
  connection: Pick<Connection, 'apiVersion' | 'lastSyncAt'>;
  /** Who answers, as people call it. */
  platform: string;
}

interface Props {
  version: Version;
  /** Who answers, as people call it. */
  platform: string;
}

/** The version that is asked for, and the one that answers, as far as the platform says. */
export function ApiVersion({ connection: { apiVersion, lastSyncAt }, platform }: VersionProps) {
  if (apiVersion === null) return 'The newest one we know';
  const { configured, answered, answeredAt } = apiVersion;
  // Some platforms never say.
  if (answered === null && lastSyncAt !== null) return configured;
  return (
    <>
      {configured}{' '}
      <Text span size="sm" c="dimmed">
        {answered === null ? (
          `(${platform} was not asked yet)`
        ) : (
          <>
            ({platform} answers with {answered}, <Age at={answeredAt} />)
          </>
        )}
      </Text>
    </>
  );
}

/** A platform answers with another version where it does not know the one asked for any more. */
export function VersionNotice({ version, platform }: Props) {
  if (!version?.differs) return null;
  return (
    <Alert color="yellow" py="xs" title="The API version differs">
      <Text size="sm">
        Configured is {version.configured}, {platform} answers with {version.answered}. It no longer
        serves the configured one: choose {version.answered} in the credentials.
      </Text>
    </Alert>
  );
}
