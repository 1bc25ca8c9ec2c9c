import { Badge, Group, Stack, Text } from '@mantine/core';
import type { Job } from '../../api/jobs.ts';
import { formatCount } from '../../lib/numbers.ts';
import { When } from '../ui/Age.tsx';
import { Section } from '../ui/Section.tsx';
import { toWords } from '../ui/statusLooks.ts';
import { toStreamName } from '../ui/runTexts.ts';

type Stage = Job['stages'][number];

/** The streams a run reads, one after the other, and how far each is. */
export function RunStages({ job }: { job: Job }) {
  if (job.stages.length === 0) return null;
  return (
    <Section title="Stages">
      <Stack component="ol" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
        {job.stages.map((stage) => (
          <StageRow key={stage.stream} stage={stage} />
        ))}
      </Stack>
    </Section>
  );
}

function StageRow({ stage }: { stage: Stage }) {
  const { stream, status, fetched, total } = stage;
  return (
    <Group component="li" justify="space-between" gap="xs">
      <Stack gap={0}>
        <Group gap="xs">
          <Text size="sm" fw={600}>
            {toStreamName(stream)}
          </Text>
          <Badge color={status === 'fetching' ? 'blue' : 'gray'}>{toWords(status)}</Badge>
        </Group>
        <Text size="xs" c="dimmed">
          <Period stage={stage} />
        </Text>
      </Stack>
      <Text size="sm" className="number">
        {formatCount(fetched)}
        {total === null ? ' fetched' : ` of ${formatCount(total)} fetched`}
      </Text>
    </Group>
  );
}

function Period({ stage: { from, to } }: { stage: Stage }) {
  if (from === null && to === null) return 'Everything';
  return (
    <>
      {from === null ? 'From the beginning' : <When at={from} />} to{' '}
      {to === null ? 'now' : <When at={to} />}
    </>
  );
}
