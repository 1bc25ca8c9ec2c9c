import { Box, Group, Progress, Stack, Text } from '@mantine/core';
import type { Job } from '../../../api/jobs.ts';
import { formatCount } from '../../../lib/numbers.ts';
import { toStreamName } from '../../ui/runTexts.ts';

type Stage = Job['stages'][number];

/** How far each stream is, where a run has several: a bar where its rows are known, else their number. */
export function StageBars({ job: { stages } }: { job: Job }) {
  if (stages.length < 2) return null;
  return (
    <Stack component="ul" gap={4} m={0} p={0} style={{ listStyle: 'none' }}>
      {stages.map((stage) => (
        <Group key={stage.stream} component="li" gap="sm" wrap="nowrap">
          <Text size="xs" w={72} c="dimmed">
            {toStreamName(stage.stream)}
          </Text>
          <Box flex={1} miw={40}>
            <Progress size={5} value={toPercent(stage)} color={toColor(stage)} aria-hidden />
          </Box>
          <Text size="xs" miw={110} ta="right" className="number">
            {toStageText(stage)}
          </Text>
        </Group>
      ))}
    </Stack>
  );
}

function toPercent({ status, fetched, total }: Stage): number {
  if (status === 'done') return 100;
  return total === null || total <= 0 ? 0 : Math.min(100, (fetched / total) * 100);
}

function toColor({ status }: Stage): string {
  if (status === 'done') return 'green';
  return status === 'fetching' ? 'sluice' : 'gray';
}

function toStageText({ status, fetched, total }: Stage): string {
  if (status === 'waiting') return 'waits';
  if (status === 'done') return `${formatCount(fetched)} done`;
  const rows = `${formatCount(fetched)}${total === null ? '' : ` of ${formatCount(total)}`}`;
  return status === 'fetching' ? rows : `${rows}, ${status}`;
}
