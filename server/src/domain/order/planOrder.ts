import type { OrderRecord } from '../records.ts';
import { isSame } from '../same.ts';
import { computeDerived } from './derived.ts';
import { createOrderLinesData, type OrderLinesData } from './linesData.ts';
import { buildOrderData } from './orderData.ts';
import type { OrderInput, OrderPlan } from './orderTypes.ts';
import { findChanges, planWrite } from '../writePlan.ts';
import { assertOrderAddsUp } from './totals.ts';

/**
 * What the processor has to write for an order: both entry points are this function (spec 4.6).
 * Pure, and independent of the way the snapshots came in.
 * @throws DomainError for amounts no integer can hold.
 */
export function planOrder(input: OrderInput): OrderPlan {
  const { existing } = input;
  if (existing && existing.rawVersion > input.rawVersion) return { kind: 'stale' };
  const linesData = createOrderLinesData(input);
  if (linesData.missing.length > 0) return { kind: 'missing', skus: linesData.missing };
  const record = createNewOrderWithLines(input, linesData);
  return existing ? handleExistingOrderUpdate(existing, record) : { kind: 'create', record };
}

/** The natural key of an order record. */
export function toOrderId(connectionId: string, externalId: string): string {
  return `${connectionId}:${externalId}`;
}

/** The whole record as for an order nobody has seen before, lines with their warehouse fields included. */
export function createNewOrderWithLines(
  input: OrderInput,
  { lines, lineTotals }: OrderLinesData,
): OrderRecord {
  const { ids, source, now } = input;
  const identity = {
    _id: toOrderId(ids.connectionId, source.externalId),
    workspaceId: ids.workspaceId,
    connectionId: ids.connectionId,
    rev: 1,
    rawVersion: input.rawVersion,
    createdAt: now,
    updatedAt: now,
    lines,
  };
  const record = Object.assign(
    identity,
    buildOrderData(input, lineTotals),
    pickOwned(input.existing),
  );
  assertOrderAddsUp(record);
  return Object.assign(record, computeDerived(record));
}

/** What people did to the order as a whole; what they did to lines is merged with each line (spec 4.5). */
function pickOwned(existing: OrderRecord | null) {
  if (!existing) return null;
  const { acceptedConflicts, lastMove } = existing;
  return Object.assign({}, acceptedConflicts && { acceptedConflicts }, lastMove && { lastMove });
}

/** Puts a computed record in the place of the stored one, or says that nothing changed. */
export function handleExistingOrderUpdate(existing: OrderRecord, computed: OrderRecord): OrderPlan {
  return planWrite(existing, computed);
}

/** Names of the fields that differ, sorted; revision, versions and write dates left out. */
export function detectOrderChanges(existing: OrderRecord, computed: OrderRecord): string[] {
  return findChanges(existing, computed);
}

/** The platform deleted the order: its record stays, marked (spec 2.5). Null when there is nothing to write. */
export function markOrderDeleted(
  existing: OrderRecord,
  deletedAt: Date,
  write: { rawVersion: number; now: Date },
): OrderRecord | null {
  if (existing.rawVersion > write.rawVersion || isSame(existing.deletedAt, deletedAt)) return null;
  return {
    ...existing,
    deletedAt,
    nextStep: null,
    rev: existing.rev + 1,
    rawVersion: write.rawVersion,
    updatedAt: write.now,
  };
}
