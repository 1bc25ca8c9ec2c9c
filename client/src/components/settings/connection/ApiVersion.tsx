import { Alert, Text } from '@mantine/core';
import type { Connection } from '../../../api/connections.ts';
import { Age } from '../../ui/Age.tsx';

type Version = Connection['apiVersion'];

interface Props {
  version: Version;
  /** Who answers, as people call it. */
  platform: string;
}

/** The version that is asked for, and the one that answers. */
export function ApiVersion({ version, platform }: Props) {
  if (version === null) return 'The newest one we know';
  const { configured, answered, answeredAt } = version;
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
