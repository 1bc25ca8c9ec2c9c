/** Colour only where somebody may have to act, and never colour alone: the word is always there. */
export interface Look {
  label: string;
  color: string;
}

const quiet = 'gray';
const good = 'green';
const busy = 'blue';
const wait = 'yellow';
const bad = 'red';

const looks = {
  order: {
    pending: { label: 'Pending', color: wait },
    processing: { label: 'Processing', color: busy },
    partially_shipped: { label: 'Partly shipped', color: busy },
    shipped: { label: 'Shipped', color: quiet },
    delivered: { label: 'Delivered', color: good },
    returned: { label: 'Returned', color: bad },
    cancelled: { label: 'Cancelled', color: quiet },
  },
  line: {
    pending: { label: 'Pending', color: wait },
    allocated: { label: 'Allocated', color: wait },
    picked: { label: 'Picked', color: busy },
    packed: { label: 'Packed', color: busy },
    shipped: { label: 'Shipped', color: quiet },
    delivered: { label: 'Delivered', color: good },
    returned: { label: 'Returned', color: bad },
    cancelled: { label: 'Cancelled', color: quiet },
  },
  financial: {
    pending: { label: 'Payment pending', color: wait },
    authorized: { label: 'Authorised', color: busy },
    partially_paid: { label: 'Partly paid', color: wait },
    paid: { label: 'Paid', color: good },
    partially_refunded: { label: 'Partly refunded', color: quiet },
    refunded: { label: 'Refunded', color: quiet },
    voided: { label: 'Voided', color: quiet },
    expired: { label: 'Expired', color: quiet },
  },
  fulfillment: {
    unfulfilled: { label: 'Unfulfilled', color: wait },
    partial: { label: 'Partly fulfilled', color: busy },
    fulfilled: { label: 'Fulfilled', color: good },
    restocked: { label: 'Restocked', color: quiet },
  },
  catalog: {
    active: { label: 'Active', color: good },
    draft: { label: 'Draft', color: quiet },
    archived: { label: 'Archived', color: quiet },
  },
  entry: {
    pending: { label: 'Pending', color: wait },
    processing: { label: 'Processing', color: busy },
    processed: { label: 'Processed', color: good },
    failed: { label: 'Failed', color: bad },
    skipped: { label: 'Skipped', color: quiet },
  },
  outcome: {
    created: { label: 'Created', color: good },
    updated: { label: 'Updated', color: busy },
    unchanged: { label: 'Unchanged', color: quiet },
    skipped: { label: 'Skipped', color: quiet },
    failed: { label: 'Failed', color: bad },
  },
  job: {
    pending: { label: 'Queued', color: wait },
    running: { label: 'Running', color: busy },
    paused: { label: 'Paused', color: wait },
    completed: { label: 'Completed', color: good },
    completed_with_errors: { label: 'Completed with errors', color: 'orange' },
    truncated: { label: 'Truncated', color: 'orange' },
    failed: { label: 'Failed', color: bad },
    cancelled: { label: 'Cancelled', color: quiet },
  },
  connection: {
    connected: { label: 'Connected', color: good },
    syncing: { label: 'Syncing', color: wait },
    error: { label: 'Error', color: bad },
    disconnected: { label: 'Disconnected', color: quiet },
  },
  delivery: {
    stored: { label: 'Stored', color: good },
    duplicate: { label: 'Duplicate', color: quiet },
    unchanged: { label: 'Unchanged', color: quiet },
    stale: { label: 'Stale', color: quiet },
    ignored: { label: 'Ignored', color: quiet },
    rejected: { label: 'Rejected', color: bad },
  },
  registration: {
    registered: { label: 'Registered', color: good },
    missing: { label: 'Missing', color: bad },
    wrong: { label: 'Wrong address', color: bad },
    manual: { label: 'Set by hand', color: quiet },
    unknown: { label: 'Unknown', color: wait },
  },
} satisfies Record<string, Record<string, Look>>;

export type StatusKind = keyof typeof looks;

/** How a status looks; one nobody told us about shows its own name in plain words. */
export function findLook(kind: StatusKind, value: string): Look {
  const known: Record<string, Look> = looks[kind];
  return known[value] ?? { label: toWords(value), color: quiet };
}

/** The choices of a kind, for filters. */
export function listChoices(kind: StatusKind): { value: string; label: string }[] {
  return Object.entries(looks[kind]).map(([value, { label }]) => ({ value, label }));
}

/** `partially_paid` → `Partially paid`, `full_dump` → `Full dump` */
export function toWords(name: string): string {
  const text = name.replaceAll(/[_-]+/g, ' ').trim();
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
