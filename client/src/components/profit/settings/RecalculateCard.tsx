import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { recalculate } from '../../../api/profitSettings.ts';
import { formatCounted } from '../../../lib/numbers.ts';
import { Section } from '../../ui/Section.tsx';
import { useAction } from '../../ui/useAction.ts';

const day = { type: 'date', min: '1990-01-02', max: '2100-12-30', flex: '1 1 150px' } as const;

/** Days are computed anew by themselves; this is for who wants to see it done. */
export function RecalculateCard() {
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const start = useAction({
    run: () => recalculate({ ...(from === '' ? {} : { from }), ...(to === '' ? {} : { to }) }),
    refreshes: [['profit']],
  });
  const wrong = from !== '' && to !== '' && to < from;
  return (
    <Section title="Compute anew">
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          Every day is computed anew by itself as soon as something of it changes. Both days empty:
          the last 30 days.
        </Text>
        <Group align="flex-end" gap="sm" maw={560}>
          <TextInput
            {...day}
            label="First day"
            value={from}
            onChange={(event) => setFrom(event.currentTarget.value)}
          />
          <TextInput
            {...day}
            label="Last day"
            value={to}
            error={wrong ? 'It ends before it begins' : null}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
          <Button
            leftSection={<IconRefresh size={16} aria-hidden />}
            disabled={wrong}
            loading={start.isPending}
            onClick={() => start.mutate()}
          >
            Recalculate
          </Button>
        </Group>
        {start.data && (
          <Alert color="blue" py="xs" role="status">
            {formatCounted(start.data.days, 'day waits', 'days wait')} to be computed: the dashboard
            says when they are done.
          </Alert>
        )}
      </Stack>
    </Section>
  );
}
