import { Stack, Text } from '@mantine/core';
import type { DataTableColumn } from 'mantine-datatable';
import type { OrderLine } from '../../api/orders.ts';
import { isZero } from '../../lib/money.ts';
import { Money } from '../ui/Money.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { isWorkable } from './lineMoves.ts';
import { LineItem, LineParcel, LineQty } from './LineParts.tsx';

/** A list needs an `id`: the platform's line id. */
export type LineRow = OrderLine & { id: string };

interface Context {
  currency: string;
  /** What the server refused of the last move, by line. */
  refusals: ReadonlyMap<string, string>;
}

export function listLineColumns({ currency, refusals }: Context): DataTableColumn<LineRow>[] {
  return [
    {
      accessor: 'title',
      title: 'Item',
      render: (line) => <LineItem line={line} />,
    },
    {
      accessor: 'qty',
      title: 'Quantity',
      textAlign: 'right',
      render: (line) => <LineQty line={line} />,
    },
    {
      accessor: 'unitPrice',
      title: 'Unit price',
      textAlign: 'right',
      render: (line) => <LinePrice line={line} currency={currency} />,
    },
    {
      accessor: 'lineTotal',
      title: 'Total',
      textAlign: 'right',
      render: (line) => <Money amount={line.lineTotal} currency={currency} fw={600} />,
    },
    {
      accessor: 'taxAmount',
      title: 'Tax',
      textAlign: 'right',
      render: (line) => <Money amount={line.taxAmount} currency={currency} c="dimmed" />,
    },
    {
      accessor: 'lineStatus',
      title: 'Status',
      render: (line) => <LineStatus line={line} refusal={refusals.get(line.id)} />,
    },
    {
      accessor: 'awbNumber',
      title: 'AWB and courier',
      render: (line) => <LineParcel line={line} />,
    },
  ];
}

/** After all discounts; the list price beside it where something was taken off. */
export function LinePrice({ line, currency }: { line: OrderLine; currency: string }) {
  const discounted = !isZero(line.discountAmount) && line.listPrice !== line.unitPrice;
  return (
    <Stack gap={0} align="flex-end">
      <Money amount={line.unitPrice} currency={currency} />
      {discounted && (
        <Text size="xs" c="dimmed" td="line-through">
          <span className="visually-hidden">List price </span>
          <Money amount={line.listPrice} currency={currency} />
        </Text>
      )}
    </Stack>
  );
}

export function LineStatus({ line, refusal }: { line: OrderLine; refusal: string | undefined }) {
  if (!isWorkable(line)) return null;
  return (
    <Stack gap={4} align="flex-start">
      <StatusBadge kind="line" value={line.lineStatus} />
      {line.platformStatus !== line.lineStatus && <PlatformSays status={line.platformStatus} />}
      {refusal !== undefined && (
        <Text size="xs" role="alert" style={{ color: 'var(--mantine-color-red-text)' }}>
          {refusal}
        </Text>
      )}
    </Stack>
  );
}

/** The warehouse is further than the shop, or they contradict each other. */
function PlatformSays({ status }: { status: OrderLine['platformStatus'] }) {
  return (
    <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
      Shop: {status}
    </Text>
  );
}
