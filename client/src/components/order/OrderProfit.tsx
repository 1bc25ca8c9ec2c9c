import { Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ApiProblem } from '../../api/call.ts';
import { type OrderProfit as Profit, orderProfitQuery } from '../../api/profit.ts';
import { formatDay } from '../../lib/dayText.ts';
import { formatPercent } from '../../lib/percent.ts';
import { EstimatedMark } from '../ui/EstimatedMark.tsx';
import { Money } from '../ui/Money.tsx';
import { QueryView } from '../ui/QueryView.tsx';
import { RouterLink } from '../ui/RouterLink.tsx';
import { Section } from '../ui/Section.tsx';
import { listProfitRows, type ProfitRow } from './profitRows.ts';

/** What the order earned and what of it is assumed (spec 9.1). */
export function OrderProfit({ orderId }: { orderId: string }) {
  const query = useQuery(orderProfitQuery(orderId));
  return (
    <Section title="Profit">
      {isNotCounted(query.error) ? (
        <Text size="sm" c="dimmed">
          Test orders are not counted.
        </Text>
      ) : (
        <QueryView query={query}>{(profit) => <Parts profit={profit} />}</QueryView>
      )}
    </Section>
  );
}

function isNotCounted(error: unknown): boolean {
  return error instanceof ApiProblem && error.code === 'not_counted';
}

function Parts({ profit }: { profit: Profit }) {
  const { currency, orderCurrency, margin, date } = profit;
  return (
    <>
      <Table verticalSpacing={4} withRowBorders={false} aria-label="Profit of the order">
        <Table.Tbody>
          {listProfitRows(profit).map((row) => (
            <Row key={row.label} row={row} currency={currency} />
          ))}
        </Table.Tbody>
      </Table>
      <Text size="sm" c="dimmed" mt="xs">
        Margin <b className="number">{formatPercent(margin)}</b>
        {currency !== orderCurrency && `, at the rate of ${formatDay(date)}`} ·{' '}
        <RouterLink to="/profit/orders" search={{ from: date, to: date }}>
          Orders of {formatDay(date)}
        </RouterLink>
      </Text>
    </>
  );
}

function Row({ row, currency }: { row: ProfitRow; currency: string }) {
  const { label, amount, estimated, sum } = row;
  const weight = sum ? 700 : 400;
  const loss = sum && amount.startsWith('-');
  return (
    <Table.Tr style={sum ? { borderTop: '1px solid var(--mantine-color-default-border)' } : {}}>
      <Table.Th scope="row" fw={weight}>
        {label}
      </Table.Th>
      <Table.Td ta="right">
        {estimated && <EstimatedMark percent={100} what={label.toLowerCase()} />}{' '}
        <Text span inherit {...(loss ? { c: 'red' } : {})}>
          <Money amount={amount} currency={currency} fw={weight} />
        </Text>
      </Table.Td>
    </Table.Tr>
  );
}
