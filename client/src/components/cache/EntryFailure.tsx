import { Alert, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { Entry } from '../../api/cache.ts';
import { Age } from '../ui/Age.tsx';
import { findErrorAdvice } from './errorAdvice.ts';

/** Why it failed, since when, what it waits for and what to do. */
export function EntryFailure({ entry }: { entry: Entry }) {
  const { processingError: error, waitingFor, attempts, quarantined } = entry;
  if (!error) return null;
  return (
    <Alert
      color={quarantined ? 'red' : 'orange'}
      icon={<IconAlertTriangle />}
      title={`${error.code}: ${error.message}`}
      styles={{ title: { overflowWrap: 'anywhere' }, label: { overflow: 'visible' } }}
    >
      <Stack gap={4}>
        <Text size="sm">
          Since <Age at={error.since} />, {attempts} {attempts === 1 ? 'attempt' : 'attempts'}.{' '}
          {quarantined
            ? 'It is not tried again by itself any more: it needs attention.'
            : 'It is tried again by itself, up to five times.'}
        </Text>
        {waitingFor.length > 0 && <Text size="sm">Waits for {waitingFor.join(', ')}.</Text>}
        <Text size="sm">{findErrorAdvice(error.code)}</Text>
      </Stack>
    </Alert>
  );
}
