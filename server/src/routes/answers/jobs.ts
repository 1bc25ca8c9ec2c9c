import type { z } from 'zod';
import type * as connectionRuns from '../../contract/connectionRuns.ts';
import type * as contract from '../../contract/shopifyJobs.ts';
import type { JobView } from '../../services/runs/jobView.ts';
import type { SchedulerStatus, StreamSchedule } from '../../services/runs/schedulerControls.ts';
import { toTime } from './shapes.ts';

export function toJob(view: JobView): z.input<typeof contract.job> {
  return {
    ...view,
    stages: view.stages.map((stage) => ({
      ...stage,
      from: toTime(stage.from),
      to: toTime(stage.to),
    })),
    retryAt: toTime(view.retryAt),
    createdAt: toTime(view.createdAt),
    startedAt: toTime(view.startedAt),
    completedAt: toTime(view.completedAt),
  };
}

export function toScheduler(status: SchedulerStatus): z.input<typeof contract.schedulerStatus> {
  return {
    ...toSchedule(status),
    streams: status.streams.map((one) => ({ stream: one.stream, ...toSchedule(one) })),
  };
}

export function toStreamSchedules(
  rows: StreamSchedule[],
): z.input<typeof connectionRuns.streamSchedules> {
  return { items: rows.map((row) => ({ stream: row.stream, ...toSchedule(row) })) };
}

function toSchedule(schedule: Omit<StreamSchedule, 'stream'>) {
  return {
    running: schedule.running,
    intervalMinutes: schedule.intervalMinutes,
    lookbackHours: schedule.lookbackHours,
    lastRun: schedule.lastRun && toJob(schedule.lastRun),
    nextRunAt: toTime(schedule.nextRunAt),
    watermark: toTime(schedule.watermark),
  };
}
