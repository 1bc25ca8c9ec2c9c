import type { LineStatus } from '../../api/orders.ts';

export interface MoveStep {
  status: LineStatus;
  /** On a button. */
  label: string;
  /** What was done, after `12 orders`. */
  done: string;
  parcel?: true;
  danger?: true;
}

/** What the bulk bar offers by itself: the steps of every parcel. */
export const mainSteps: MoveStep[] = [
  { status: 'picked', label: 'Mark picked', done: 'marked picked' },
  { status: 'packed', label: 'Mark packed', done: 'marked packed' },
  { status: 'shipped', label: 'Mark shipped', done: 'marked shipped', parcel: true },
];

/** What is behind "More". */
export const otherSteps: MoveStep[] = [
  { status: 'allocated', label: 'Mark allocated', done: 'marked allocated' },
  { status: 'delivered', label: 'Mark delivered', done: 'marked delivered' },
  { status: 'returned', label: 'Mark returned', done: 'marked returned' },
  { status: 'cancelled', label: 'Cancel lines', done: 'cancelled', danger: true },
];
