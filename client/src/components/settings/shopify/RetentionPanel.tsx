import { Group, NumberInput, SimpleGrid, Stack } from '@mantine/core';
import { useState } from 'react';
import { changeConnection } from '../../../api/connections.ts';
import { toStreamName } from '../../ui/runTexts.ts';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { useAction } from '../../ui/useAction.ts';
import { cacheStreams } from './cacheParts.ts';
import type { PanelProps } from './MaintenanceCard.tsx';
import { toChange, toChangeText, toDays } from './retention.ts';

/** How long raw data of processed entries is kept, by stream (spec 2.6). */
export function RetentionPanel({ connection: { id, name, retentionDays } }: PanelProps) {
  const [days, setDays] = useState(() => toDays(retentionDays));
  const change = toChange(days, retentionDays);
  const save = useAction({
    run: () => changeConnection(id, { retentionDays: change }),
    refreshes: [['connections']],
    done: () => 'The retention is saved',
  });
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, xs: 2, md: 5 }} spacing="sm">
        {cacheStreams.map((stream) => (
          <NumberInput
            key={stream}
            label={toStreamName(stream)}
            description="Days"
            placeholder="Kept"
            min={1}
            max={3650}
            clampBehavior="strict"
            allowDecimal={false}
            allowNegative={false}
            value={days[stream]}
            onChange={(value) =>
              setDays({ ...days, [stream]: typeof value === 'number' ? value : '' })
            }
          />
        ))}
      </SimpleGrid>
      <Group>
        <ConfirmButton
          disabled={Object.keys(change).length === 0}
          loading={save.isPending}
          question={`Change how long raw data of ${name} is kept?`}
          explanation={`${toChangeText(change)} What is dropped cannot be replayed; its records stay, and it can be fetched again as long as Shopify has it.`}
          confirm="Save the retention"
          danger={Object.values(change).some((value) => value !== null)}
          onConfirm={() => save.mutate()}
        >
          Save the retention
        </ConfirmButton>
      </Group>
    </Stack>
  );
}
