import { expect, test } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import { buildJob } from '../../../test/jobs.ts';
import { buildMe } from '../../../test/me.ts';
import { createTestClient } from '../../../test/queries.ts';
import type { Job } from '../../api/jobs.ts';
import type { Me } from '../../api/session.ts';
import { Providers } from '../../app/Providers.tsx';
import { RunProgress } from './RunProgress.tsx';

function show(change: Partial<Job>, role: Me['role'] = 'operations') {
  const client = createTestClient();
  client.setQueryData(['me'], buildMe({ role }));
  render(
    <Providers client={client} env="test">
      <RunProgress job={buildJob(change)} />
    </Providers>,
  );
}

const buttons = () => screen.queryAllByRole('button').map(({ textContent }) => textContent);

test('a known total is a bar, with rate and time left', () => {
  show({});
  expect(screen.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '45');
  expect(screen.getByText(/45% \(4,500 \/ 10,000\) fetched · 52 rows\/s · about/)).toBeVisible();
  expect(screen.getByText('Running')).toBeVisible();
});

test('an unknown total is a counter, never a made-up percentage', () => {
  show({ total: null, progress: { percent: null, text: '4,500' }, secondsLeft: null });
  expect(screen.queryByRole('progressbar')).toBeNull();
  expect(screen.getByText(/4,500 fetched so far/)).toBeVisible();
});

test('the counters shown add up to what was fetched', () => {
  show({});
  const counts = screen
    .getAllByRole('definition')
    .map(({ textContent }) => Number(textContent?.replaceAll(',', '')));
  const fetched = counts.pop();
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(fetched);
});

test.each<[string, Partial<Job>, string[]]>([
  ['running', {}, ['Pause', 'Cancel']],
  ['paused', { status: 'paused' }, ['Resume', 'Cancel']],
  [
    'waiting for its next try',
    { status: 'pending', retryAt: '2026-11-21T14:00:00.000Z' },
    ['Pause', 'Try now', 'Cancel'],
  ],
  ['completed', { status: 'completed', completedAt: '2026-11-21T13:30:00.000Z' }, []],
])('an operator of a run that is %s may %j', (_state, change, allowed) => {
  show(change);
  expect(buttons()).toEqual(allowed);
});

test('a reader sees the progress and may change nothing', () => {
  show({}, 'read');
  expect(buttons()).toEqual([]);
});

test('a rate limit says that it goes on by itself', () => {
  show({ notice: 'Rate limited, resuming in 12 s' });
  expect(screen.getByText(/Rate limited, resuming in 12 s/)).toBeVisible();
});
