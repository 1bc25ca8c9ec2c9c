import { Text, Tooltip } from '@mantine/core';
import type { Job } from '../../api/jobs.ts';
import { formatCount } from '../../lib/numbers.ts';
import classes from './RunCounters.module.css';
import { type RunCount, toRunCounts } from './runCounts.ts';

/** What became of what was fetched, as the sum it is: created + updated + … = fetched (spec 7.2). */
export function RunCounters({ job }: { job: Job }) {
  const { counts, total, preview } = toRunCounts(job);
  const sum = { name: 'total', label: preview ? 'Looked at' : 'Fetched', count: total };
  return (
    <dl className={classes['counters']} aria-label={preview ? 'What would happen' : 'Counters'}>
      {[...counts, sum].map((one) => (
        <Counter key={one.name} one={one} />
      ))}
    </dl>
  );
}

function Counter({ one }: { one: RunCount }) {
  const bad = one.name === 'errors' && one.count > 0;
  return (
    <div className={classes['counter']}>
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
