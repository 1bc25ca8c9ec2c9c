import { expect, test } from '@jest/globals';
import { buildJob } from '../../../../test/jobs.ts';
import { findFresher } from './useRun.ts';

const running = buildJob({ id: 'job_1', status: 'running' });
const ended = buildJob({ id: 'job_1', status: 'completed' });
const before = buildJob({ id: 'job_0', status: 'completed' });

test.each([
  ['the list says that it goes on, asked for by itself it has ended', running, ended, ended],
  ['another run began than the one that was watched', running, before, running],
  ['it has just begun and nobody asked for it yet', running, undefined, running],
  ['none goes on: the one that was watched, as it ended', undefined, ended, ended],
  ['nothing is known', undefined, undefined, null],
])('%s', (_case, active, one, shown) => {
  expect(findFresher(active, one)).toBe(shown);
});
