import {
  IconArrowsExchange,
  IconBan,
  IconBolt,
  IconDownload,
  IconFlagCheck,
  IconLock,
  IconReceipt,
  IconReceiptRefund,
  IconSettings,
  IconTrash,
  IconX,
} from '@tabler/icons-react';
import type { OrderEvent } from '../../api/order.ts';

interface EventLook {
  icon: typeof IconBolt;
  color: string;
}

const looks: Record<OrderEvent['kind'], EventLook> = {
  ordered: { icon: IconReceipt, color: 'blue' },
  cancelled: { icon: IconBan, color: 'gray' },
  closed: { icon: IconLock, color: 'gray' },
  deleted: { icon: IconTrash, color: 'red' },
  refunded: { icon: IconReceiptRefund, color: 'yellow' },
  delivery: { icon: IconBolt, color: 'gray' },
  arrival: { icon: IconDownload, color: 'gray' },
  processed: { icon: IconSettings, color: 'green' },
  failed: { icon: IconX, color: 'red' },
  moved: { icon: IconArrowsExchange, color: 'blue' },
  conflict_resolved: { icon: IconFlagCheck, color: 'green' },
};

/** A kind a newer server has that this page does not know looks like nothing special. */
export function findEventLook(kind: string): EventLook {
  const known: Record<string, EventLook> = looks;
  return known[kind] ?? { icon: IconBolt, color: 'gray' };
}
