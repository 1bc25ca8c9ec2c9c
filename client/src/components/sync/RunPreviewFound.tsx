import { Stack, Text } from '@mantine/core';
import type { Job } from '../../api/jobs.ts';
import { RouterLink } from '../ui/RouterLink.tsx';
import { Section } from '../ui/Section.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';

/** The first records a dry run says would change. */
export function RunPreviewFound({ job }: { job: Job }) {
  const examples = job.preview?.examples ?? [];
  if (examples.length === 0) return null;
  return (
    <Section title="What would change">
      <Stack gap="xs" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {examples.map(({ id, outcome, changes }) => (
          <li key={id}>
            <Text size="sm" component="div" style={{ overflowWrap: 'anywhere' }}>
              <StatusBadge kind="outcome" value={outcome} />{' '}
              <RouterLink to="/cache/$entryId" params={{ entryId: id }}>
                {id}
              </RouterLink>{' '}
              {changes.join(', ')}
            </Text>
          </li>
        ))}
      </Stack>
    </Section>
  );
}
