import type { z } from 'zod';
import type * as contract from '../../contract/shopifyReconcile.ts';
import { formatMoney } from '../../domain/money.ts';
import type { Tally } from '../../domain/reconcile.ts';
import type { ConnectionRecord } from '../../models/access/connections.ts';
import type { ReconciledDay } from '../../models/runs/reconciliations.ts';
import type { Reconciliation } from '../../services/reconcile.ts';
import { toTime } from './shapes.ts';

/** How many differences of a day are shown beside the other days. */
const shown = 100;

const noRun = {
  jobId: null,
  status: null,
  from: null,
  to: null,
  startedAt: null,
  completedAt: null,
  healedAt: null,
  error: null,
};

/** The newest reconcile; with `date` that day alone and whole. */
export function toReconciliation(
  connection: ConnectionRecord,
  found: Reconciliation | null,
  date: string | undefined,
): z.input<typeof contract.reconciliation> {
  const { currency, timezone } = connection;
  const days = (found?.days ?? []).filter((day) => date === undefined || day.date === date);
  const sum = (pick: (day: ReconciledDay) => number) =>
    (found?.days ?? []).reduce((total, day) => total + pick(day), 0);
  return {
    ...(found ? toRun(found) : noRun),
    currency,
    timezone,
    differing: sum(({ open }) => open),
    gone: sum(({ gone }) => gone),
    days: days.map((day) => toDay(day, currency, date === undefined ? shown : undefined)),
  };
}

function toRun({ job, days }: Reconciliation) {
  const range = job.stages[0]?.range;
  return {
    jobId: job._id,
    status: job.status,
    from: toTime(range?.from ?? null),
    to: toTime(range?.to ?? null),
    startedAt: toTime(job.startedAt),
    completedAt: toTime(job.completedAt),
    healedAt: toTime(days[0]?.healedAt ?? null),
    error: job.error,
  };
}

function toDay(day: ReconciledDay, currency: string, most: number | undefined) {
  const show = (minor: number | null) => (minor === null ? null : formatMoney(minor, currency));
  const toSide = ({ count, total }: Tally) => ({ count, total: formatMoney(total, currency) });
  return {
    date: day.date,
    platform: toSide(day.platform),
    cache: toSide(day.cache),
    erp: toSide(day.erp),
    differing: day.open,
    gone: day.gone,
    differences: day.differences.slice(0, most).map(({ externalId, kind, ...amounts }) => ({
      orderId: `${day.connectionId}:${externalId}`,
      externalId,
      kind,
      platform: show(amounts.platform),
      cache: show(amounts.cache),
      erp: show(amounts.erp),
    })),
  };
}
