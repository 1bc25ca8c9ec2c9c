import { Alert, Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useMay } from '../../app/session.ts';
import type { Order } from '../../api/orders.ts';
import { formatCount, formatCounted } from '../../lib/numbers.ts';
import { DataList } from '../ui/DataList.tsx';
import { ProblemAlert } from '../ui/ProblemAlert.tsx';
import { Section } from '../ui/Section.tsx';
import { LineCard, toLineName } from './LineCard.tsx';
import { type LineRow, listLineColumns } from './lineColumns.tsx';
import { isChoosable, isWorkable } from './lineMoves.ts';
import { MoveBar } from './MoveBar.tsx';
import { useLineMoves } from './useLineMoves.ts';
import { useChosenLines, useOrderLines } from './useOrderLines.ts';

/** More than this is shown on demand: an order may have hundreds. */
const firstLines = 50;

/** The lines of an order, and the work on them. */
export function OrderLines({ order }: { order: Order }) {
  const [whole, setWhole] = useState(false);
  const lines = useOrderLines(order.id, whole ? undefined : firstLines);
  return (
    <Section title="Lines" marks={<LinesCount order={order} />}>
      <Stack gap="sm">
        <LineList order={order} lines={lines} />
        {!whole && order.lines.length > firstLines && (
          <Button variant="default" onClick={() => setWhole(true)}>
            Show all {formatCount(order.lines.length)} lines
          </Button>
        )}
      </Stack>
    </Section>
  );
}

interface ListProps {
  order: Order;
  lines: ReturnType<typeof useOrderLines>;
}

function LineList({ order, lines }: ListProps) {
  const mayMove = useMay('moveLines');
  const { refusals, ...moves } = useLineMoves(order.id, () => chosen.clear());
  const chosen = useChosenLines(lines.data?.items ?? [], () => moves.reset());
  const choosable = (lines.data?.items ?? []).filter(isChoosable);
  const selection = {
    selected: chosen.chosen,
    onChange: (items: LineRow[]) => chosen.choose(items.map(({ id }) => id)),
    name: toLineName,
    isSelectable: isChoosable,
  };
  return (
    <>
      {mayMove && chosen.chosen.length === 0 && choosable.length > 1 && (
        <Button
          hiddenFrom="sm"
          size="xs"
          variant="default"
          onClick={() => chosen.choose(choosable.map(({ id }) => id))}
        >
          Select {formatCounted(choosable.length, 'line')}
        </Button>
      )}
      {chosen.chosen.length > 0 && (
        <MoveBar
          orderNumber={order.orderNumber}
          selected={chosen.chosen}
          couriers={listCouriers(order)}
          sending={moves.isPending}
          onMove={(list) => moves.mutate(list)}
          onClear={() => chosen.choose([])}
        />
      )}
      {moves.error && <NotMoved error={moves.error} refused={refusals.size} />}
      <DataList<LineRow>
        label="Lines of the order"
        query={lines}
        columns={listLineColumns({ currency: order.currency, refusals })}
        empty={<Text c="dimmed">This order has no lines.</Text>}
        {...(mayMove ? { selection } : {})}
        renderCard={(line) => (
          <LineCard
            line={line}
            currency={order.currency}
            refusal={refusals.get(line.id)}
            {...(mayMove && isChoosable(line)
              ? { chosen: chosen.chosen.some(({ id }) => id === line.id), onChoose: chosen.toggle }
              : {})}
          />
        )}
      />
    </>
  );
}

/** All lines move or none: the reasons stand beside the lines they are about. */
function NotMoved({ error, refused }: { error: Error; refused: number }) {
  if (refused === 0) return <ProblemAlert error={error} />;
  return (
    <Alert color="red" role="alert" title="No line was moved">
      {formatCounted(refused, 'line')} cannot go there: the reason is beside it.
    </Alert>
  );
}

function LinesCount({ order }: { order: Order }) {
  const pieces = order.lines.filter(isWorkable).reduce((sum, { qty }) => sum + qty, 0);
  return (
    <Text size="sm" c="dimmed">
      {formatCounted(order.lines.length, 'line')}, {formatCounted(pieces, 'piece')}
    </Text>
  );
}

function listCouriers(order: Order): string[] {
  return [...new Set(order.lines.flatMap(({ courier }) => (courier ? [courier] : [])))];
}
