import { Stack, Table, Text } from '@mantine/core';
import type { Order } from '../../api/orders.ts';
import { isZero } from '../../lib/money.ts';
import { Money } from '../ui/Money.tsx';
import { Section } from '../ui/Section.tsx';
import { computeMoneyBlock, type MoneyRow } from './orderMoney.ts';
import { OrderPayment } from './OrderPayment.tsx';

/** What the order costs, so that anybody can add it up: as ordered, and as it stands where that differs. */
export function OrderMoney({ order }: { order: Order }) {
  const { rows, changed } = computeMoneyBlock(order);
  return (
    <Section title="Money">
      <Stack gap="md">
        <Table verticalSpacing={4} withRowBorders={false} aria-label="Amounts of the order">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>
                <span className="visually-hidden">Part</span>
              </Table.Th>
              <Table.Th ta="right">Ordered</Table.Th>
              {changed && <Table.Th ta="right">Now</Table.Th>}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Row key={row.label} row={row} currency={order.currency} changed={changed} />
            ))}
          </Table.Tbody>
        </Table>
        <TaxNote order={order} />
        <OrderPayment order={order} />
      </Stack>
    </Section>
  );
}

const borders = {
  subtotal: '1px dashed var(--mantine-color-default-border)',
  total: '1px solid var(--mantine-color-default-border)',
};

interface RowProps {
  row: MoneyRow;
  currency: string;
  changed: boolean;
}

function Row({ row, currency, changed }: RowProps) {
  const { label, ordered, current, sum } = row;
  const weight = sum === 'total' ? 700 : sum === 'subtotal' ? 600 : 400;
  return (
    <Table.Tr style={sum ? { borderTop: borders[sum] } : {}}>
      <Table.Th scope="row" fw={weight}>
        {label}
      </Table.Th>
      <Table.Td ta="right">
        <Money amount={ordered} currency={currency} fw={weight} />
      </Table.Td>
      {changed && (
        <Table.Td ta="right">
          <Money
            amount={current}
            currency={currency}
            fw={weight}
            {...(current === ordered ? { c: 'dimmed' } : {})}
          />
        </Table.Td>
      )}
    </Table.Tr>
  );
}

/** Tax inside the prices is no part of the sum. */
function TaxNote({ order }: { order: Order }) {
  const { taxesIncluded, taxAmount, currentTaxAmount, currency } = order;
  if (!taxesIncluded) return null;
  if (isZero(taxAmount)) {
    return (
      <Text size="sm" c="dimmed">
        The shop charged no tax.
      </Text>
    );
  }
  return (
    <Text size="sm" c="dimmed">
      Prices include tax of <Money amount={taxAmount} currency={currency} />
      {currentTaxAmount !== taxAmount && (
        <>
          , now <Money amount={currentTaxAmount} currency={currency} />
        </>
      )}
      .
    </Text>
  );
}
