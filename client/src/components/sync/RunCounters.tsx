import { Group, Text, Tooltip } from '@mantine/core';
import type { Job } from '../../api/jobs.ts';
import { formatCount } from '../../lib/numbers.ts';
import { type RunCount, toRunCounts } from './runCounts.ts';

/** What became of what was fetched, as the sum it is: created + updated + … = fetched (spec 7.2). */
export function RunCounters({ job }: { job: Job }) {
  const { counts, total, preview } = toRunCounts(job);
  return (
    <Group component="dl" gap="md" m={0} aria-label={preview ? 'What would happen' : 'Counters'}>
      {counts.map((one, index) => (
        <Counter key={one.name} one={one} sign={index === 0 ? '' : '+'} />
      ))}
      <Counter
        one={{ name: 'total', label: preview ? 'Looked at' : 'Fetched', count: total }}
        sign="="
      />
    </Group>
  );
}

function Counter({ one, sign }: { one: RunCount; sign: string }) {
  const bad = one.name === 'errors' && one.count > 0;
  return (
    <Group gap="md" wrap="nowrap" align="flex-start">
      {sign !== '' && (
        <Text span c="dimmed" lh={1.2} aria-hidden>
          {sign}
        </Text>
      )}
      <div style={{ display: 'flex', flexDirection: 'column-reverse' }}>
        <dt>
          <CountLabel one={one} />
        </dt>
        <Text
          component="dd"
          m={0}
          fw={600}
          lh={1.2}
          className="number"
          style={bad ? { color: 'var(--mantine-color-red-text)' } : {}}
        >
          {formatCount(one.count)}
        </Text>
      </div>
    </Group>
  );
}

function CountLabel({ one: { label, hint } }: { one: RunCount }) {
  const text = (
    <Text span size="xs" c="dimmed">
      {label}
    </Text>
  );
  return hint ? (
    <Tooltip label={hint} events={{ hover: true, focus: true, touch: true }}>
      {text}
    </Tooltip>
  ) : (
    text
  );
}
