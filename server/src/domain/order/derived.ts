import type { OrderLine, OrderRecord, WarehouseMove } from '../records.ts';
import { findConflict } from './conflict.ts';
import { determineNextStep } from './nextStep.ts';
import { computeSearchTokens } from './searchTokens.ts';
import { determineOrderStatus, mergeLineStatus } from './status.ts';

type PlatformSide = Pick<OrderLine, 'platformStatus' | 'platformAwb' | 'platformCourier'>;
type MergedSide = Pick<OrderLine, 'warehouse' | 'lineStatus' | 'awbNumber' | 'courier'>;

/** What people see of a line: the warehouse's word where it has one; null never erases (edge case 59). */
export function mergeLine(platform: PlatformSide, warehouse: WarehouseMove | null): MergedSide {
  return {
    warehouse,
    lineStatus: mergeLineStatus(platform.platformStatus, warehouse),
    awbNumber: warehouse?.awbNumber ?? platform.platformAwb,
    courier: warehouse?.courier ?? platform.platformCourier,
  };
}

type DerivedSide = Pick<OrderRecord, 'status' | 'nextStep' | 'conflict' | 'searchTokens'>;

/** What follows from an order's lines, computed anew whenever a line changes. */
export function computeDerived(order: Omit<OrderRecord, keyof DerivedSide>): DerivedSide {
  const { lines, acceptedConflicts } = order;
  const cancelled = order.cancelledAt !== null;
  return {
    status: determineOrderStatus(lines, cancelled),
    nextStep: determineNextStep(order),
    conflict: findConflict(lines, cancelled, acceptedConflicts),
    searchTokens: computeSearchTokens(order),
  };
}
