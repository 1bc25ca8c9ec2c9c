import { Alert } from '@mantine/core';
import { IconBan, IconFlask, IconTrash } from '@tabler/icons-react';
import type { Order } from '../../api/orders.ts';
import { When } from '../ui/Age.tsx';
import { toWords } from '../ui/statusLooks.ts';
import { ConflictNotice } from './ConflictNotice.tsx';

/** What one must know before working this order, worst first. */
export function OrderNotices({ order }: { order: Order }) {
  const { conflict, deletedAt, cancelledAt, cancelReason, test } = order;
  return (
    <>
      {conflict && <ConflictNotice order={order} conflict={conflict} />}
      {deletedAt && (
        <Alert color="red" icon={<IconTrash />} title="Deleted in the shop">
          The shop deleted this order on <When at={deletedAt} />. What Sluice knew of it is kept.
        </Alert>
      )}
      {cancelledAt && (
        <Alert color="gray" icon={<IconBan />} title="Cancelled in the shop">
          On <When at={cancelledAt} />
          {cancelReason && <>, reason: {toWords(cancelReason).toLowerCase()}</>}. Do not ship it.
        </Alert>
      )}
      {test && (
        <Alert color="gray" icon={<IconFlask />} title="Test order">
          Nobody paid for it and nobody waits for it: do not ship it.
        </Alert>
      )}
    </>
  );
}
