import { randomUUID } from 'node:crypto';
import {
  clearDirtyDays,
  findDirtyWorkspaces,
  findDueDays,
  type Patience,
} from '../models/metrics/dirtyDays.ts';
import {
  claimMetricLease,
  type HeldLease,
  releaseMetricLease,
  renewMetricLease,
} from '../models/metrics/metricLeases.ts';
import { raiseRecordNews } from '../models/records/recordNews.ts';
import { computeDays } from './computeDays.ts';
import { type MetricsDeps, metricsSettings } from './deps.ts';
import { followCampaigns } from './followCampaigns.ts';
import { findMetricsContext } from './metricsContext.ts';

/** Days that are due, whatever their patience: for who asks to have it done now. */
const atOnce: Patience = { quietMs: 0, longestMs: 0 };

/**
 * Computes every day that is due, of one workspace or of all. Several instances share the workspaces between them: a lease
 * decides who computes which. How many days were computed.
 */
export async function runMetrics(
  deps: MetricsDeps,
  { workspaceId, patience = atOnce }: { workspaceId?: string; patience?: Patience } = {},
  stopped: () => boolean = () => false,
): Promise<number> {
  const workspaces =
    workspaceId === undefined ? await findDirtyWorkspaces(deps.db, patience) : [workspaceId];
  let computed = 0;
  for (const id of workspaces) {
    if (stopped()) break;
    const lease = await claimMetricLease(deps.db, id, randomUUID(), metricsSettings(deps).leaseMs);
    if (!lease) continue;
    try {
      computed += await runWorkspace(deps, { workspaceId: id, lease, patience }, stopped);
    } finally {
      await releaseMetricLease(deps.db, id, lease);
    }
  }
  return computed;
}

interface Held {
  workspaceId: string;
  lease: HeldLease;
  patience: Patience;
}

async function runWorkspace(
  deps: MetricsDeps,
  { workspaceId, lease, patience }: Held,
  stopped: () => boolean,
): Promise<number> {
  const { db } = deps;
  const { daysAtOnce, leaseMs } = metricsSettings(deps);
  let computed = 0;
  while (!stopped()) {
    const due = await findDueDays(db, workspaceId, patience, daysAtOnce);
    if (due.length === 0) break;
    // Read after the days: a change of settings marks days after it is saved.
    const context = await findMetricsContext(deps, workspaceId);
    await followCampaigns(db, context);
    const dates = due.map(({ date }) => date);
    const changed = await computeDays(db, context, { dates, epoch: lease.epoch });
    if (!(await renewMetricLease(db, workspaceId, lease, leaseMs))) break;
    await clearDirtyDays(db, workspaceId, due);
    computed += due.length;
    if (changed > 0) await raiseRecordNews(db, workspaceId, 'profit');
  }
  return computed;
}
