import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { LineStatus, Order } from '../../api/orders.ts';
import { formatCounted } from '../../lib/numbers.ts';
import { useStores } from '../ui/useStores.ts';
import { MoveFrom } from './MoveFrom.tsx';
import { MoveResults } from './MoveResults.tsx';
import type { MoveStep } from './moveSteps.ts';
import { ParcelFields } from './ParcelFields.tsx';
import { type ParcelChoice, planMoves, toMoveRequests } from './planMoves.ts';
import { StillOrders } from './StillOrders.tsx';
import { useCouriers } from './useCouriers.ts';
import { type MoveResult, useMoves } from './useMoves.ts';

interface Props {
  step: MoveStep;
  orders: readonly Order[];
  /** Rows of the list: their couriers are what people may mean. */
  rows: readonly Order[];
  onClose: () => void;
  /** Every order that was neither moved nor refused is done with. */
  onDone: (result: MoveResult) => void;
}

/** Says what a bulk move will do, asks for parcels where goods leave, does it, and says what became of it. */
export function MoveDialog({ step, orders, rows, onClose, onDone }: Props) {
  const [result, setResult] = useState<MoveResult | null>(null);
  const moves = useMoves((done) => {
    onDone(done);
    if (done.refused.length + done.failed.length > 0) setResult(done);
    else onClose();
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={result ? 'What was done' : `${step.label}: ${formatCounted(orders.length, 'order')}`}
      size={step.parcel ? 'lg' : 'md'}
      closeButtonProps={{ 'aria-label': 'Close' }}
      withCloseButton={!moves.isPending}
      closeOnClickOutside={!moves.isPending}
      closeOnEscape={!moves.isPending}
    >
      {result ? (
        <MoveResults result={result} step={step} onClose={onClose} />
      ) : (
        <MoveForm
          step={step}
          orders={orders}
          rows={rows}
          sending={moves.isPending}
          onCancel={onClose}
          onSend={moves.mutate}
        />
      )}
    </Modal>
  );
}

interface FormProps {
  step: MoveStep;
  orders: readonly Order[];
  rows: readonly Order[];
  sending: boolean;
  onCancel: () => void;
  onSend: (requests: ReturnType<typeof toMoveRequests>) => void;
}

function MoveForm({ step, orders, rows, sending, onCancel, onSend }: FormProps) {
  const [chosen, setChosen] = useState<LineStatus[] | null>(null);
  const [parcel, setParcel] = useState<ParcelChoice>({ courier: '', awbNumbers: {} });
  // Kept as first seen: a row that changes meanwhile must not change what is being read.
  const [seen] = useState(orders);
  const whole = planMoves(seen, step.status);
  const plan = planMoves(seen, step.status, chosen);
  const { couriers, remember } = useCouriers(rows);
  const request = { lineStatus: step.status, from: chosen };
  const send = () => {
    remember(parcel.courier);
    onSend(toMoveRequests(plan.orders, request, step.parcel === true ? parcel : null));
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!sending && plan.lines > 0) send();
      }}
    >
      <Stack gap="sm">
        <MoveFrom step={step} plan={whole} chosen={chosen} onChange={setChosen} />
        <StillOrders still={plan.still} />
        {step.parcel && plan.lines > 0 && (
          <ParcelFields
            orders={plan.orders}
            couriers={couriers}
            value={parcel}
            onChange={setParcel}
          />
        )}
        <Stores orders={plan.orders} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel} disabled={sending}>
            Cancel
          </Button>
          <Button
            type="submit"
            loading={sending}
            disabled={plan.lines === 0}
            data-autofocus={step.parcel ? undefined : true}
            {...(step.danger ? { color: 'red' } : {})}
          >
            {step.label}: {formatCounted(plan.lines, 'line')} of{' '}
            {formatCounted(plan.orders.length, 'order')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Which stores it touches, where there are several; and that it stays done. */
function Stores({ orders }: { orders: readonly Order[] }) {
  const stores = useStores();
  const touched = new Set(orders.map(({ connectionId }) => connectionId));
  const names = stores.filter(({ id }) => touched.has(id)).map(({ name }) => name);
  return (
    <Text size="sm" c="dimmed">
      {stores.length > 1 && names.length > 0 && `Orders of ${names.join(', ')}. `}
      Lines only go forward: this cannot be taken back here.
    </Text>
  );
}
