import { Text } from '@mantine/core';
import type { Entry } from '../../api/cache.ts';

/** Why an entry failed, was skipped, or waits: in one line. */
export function EntryReason({ entry }: { entry: Entry }) {
  const { processingError: error, status, outcomeReason } = entry;
  if (error) {
    return (
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        <Text span inherit fw={600}>
          {error.code}
        </Text>{' '}
        {error.message}
      </Text>
    );
  }
  if (status !== 'skipped' && outcomeReason === null) return null;
  return (
    <Text size="sm" c="dimmed">
      {outcomeReason}
    </Text>
  );
}
