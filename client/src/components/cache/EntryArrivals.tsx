import { Group, Stack, Text } from '@mantine/core';
import type { Arrival, WholeEntry } from '../../api/cache.ts';
import { toOriginName } from '../ui/runTexts.ts';
import { When } from '../ui/Age.tsx';
import { RouterLink } from '../ui/RouterLink.tsx';
import { Section } from '../ui/Section.tsx';

/** How its last versions came in, newest first. */
export function EntryArrivals({ entry }: { entry: WholeEntry }) {
  const arrivals = entry.arrivals.toReversed();
  return (
    <Section title="Versions as they came">
      {arrivals.length === 0 ? (
        <Text size="sm" c="dimmed">
          Only this version is known.
        </Text>
      ) : (
        <Stack component="ol" gap={6} m={0} p={0} style={{ listStyle: 'none' }}>
          {arrivals.map((arrival) => (
            <ArrivalRow key={arrival.version} arrival={arrival} />
          ))}
        </Stack>
      )}
    </Section>
  );
}

function ArrivalRow({ arrival: { version, at, origin, topic, jobId } }: { arrival: Arrival }) {
  return (
    <Group component="li" gap="xs">
      <Text size="sm" fw={600} className="number">
        Version {version}
      </Text>
      <Text size="sm">
        {toOriginName(origin)}
        {topic && `, ${topic}`}
      </Text>
      {jobId && (
        <RouterLink to="/history/$jobId" params={{ jobId }} size="sm">
          Run
        </RouterLink>
      )}
      <Text size="xs" c="dimmed">
        <When at={at} />
      </Text>
    </Group>
  );
}
