import { Alert, Text } from '@mantine/core';
import type { Connection } from '../../../api/connections.ts';
import { Age } from '../../ui/Age.tsx';

type Version = Connection['apiVersion'];

/** The version that is asked for, and the one that answers. */
export function ApiVersion({ version }: { version: Version }) {
  if (version === null) return 'The newest one we know';
  const { configured, answered, answeredAt } = version;
  return (
    <>
      {configured}{' '}
      <Text span size="sm" c="dimmed">
        {answered === null ? (
          '(Shopify was not asked yet)'
        ) : (
          <>
            (Shopify answers with {answered}, <Age at={answeredAt} />)
          </>
        )}
      </Text>
    </>
  );
}

/** Shopify answers with another version where it does not know the one asked for any more. */
export function VersionNotice({ version }: { version: Version }) {
  if (!version?.differs) return null;
  return (
    <Alert color="yellow" py="xs" title="The API version differs">
      <Text size="sm">
        Configured is {version.configured}, Shopify answers with {version.answered}. It no longer
        serves the configured one: choose {version.answered} in the credentials.
      </Text>
    </Alert>
  );
}
