import { Modal } from '@mantine/core';
import type { LineMove } from '../../api/order.ts';
import { formatCounted } from '../../lib/numbers.ts';
import type { LineRow } from './lineColumns.tsx';
import { findParcel, type Parcel, toMove } from './lineMoves.ts';
import { ParcelForm } from './ParcelForm.tsx';

interface Props {
  opened: boolean;
  orderNumber: string;
  /** Do they leave now, or is the parcel of what has left set right? */
  shipping: boolean;
  lines: LineRow[];
  couriers: string[];
  onClose: () => void;
  onMove: (moves: LineMove[]) => void;
}

/** Asks for AWB and courier of lines that are shipped, or were. */
export function ParcelDialog(props: Props) {
  const { opened, orderNumber, shipping, lines, couriers, onClose, onMove } = props;
  const counted = formatCounted(lines.length, 'line');
  const save = (parcel: Parcel) => {
    onClose();
    onMove(lines.map((line) => toMove(line, shipping ? 'shipped' : line.lineStatus, parcel)));
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={shipping ? `Ship lines of ${orderNumber}` : `AWB of ${orderNumber}`}
    >
      <ParcelForm
        action={shipping ? `Mark ${counted} shipped` : `Save AWB of ${counted}`}
        initial={shipping ? { awbNumber: '', courier: '' } : findParcel(lines)}
        couriers={couriers}
        onSave={save}
        onCancel={onClose}
      />
    </Modal>
  );
}
