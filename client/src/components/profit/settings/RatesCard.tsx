import { Alert, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import {
  type ExchangeRate,
  exchangeRatesQuery,
  removeExchangeRate,
} from '../../../api/profitSettings.ts';
import { formatDay } from '../../../lib/dayText.ts';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { Section } from '../../ui/Section.tsx';
import { useAction } from '../../ui/useAction.ts';
import { FigureTable } from '../charts/FigureTable.tsx';
import { RateForm } from './RateForm.tsx';
import type { SettingsCardProps } from './settingsCard.ts';

/** What other currencies are worth, from which day on. */
export function RatesCard({ settings, mayChange }: SettingsCardProps) {
  const { missingRates, reportingCurrency } = settings;
  const query = useQuery(exchangeRatesQuery);
  return (
    <Section title="Exchange rates">
      <Stack gap="sm" id="rates">
        {missingRates.length > 0 && (
          <Alert color="yellow" icon={<IconAlertTriangle />}>
            No rate is known for {missingRates.join(', ')}: amounts in{' '}
            {missingRates.length === 1 ? 'it' : 'them'} are left out of all figures.
          </Alert>
        )}
        <QueryView
          query={query}
          isEmpty={({ items }) => items.length === 0}
          empty={
            <Text size="sm" c="dimmed">
              None: they are needed for amounts in other currencies than {reportingCurrency} only.
            </Text>
          }
        >
          {({ items }) => (
            <RateTable items={items} currency={reportingCurrency} mayChange={mayChange} />
          )}
        </QueryView>
        {mayChange && <RateForm settings={settings} />}
      </Stack>
    </Section>
  );
}

interface TableProps {
  items: ExchangeRate[];
  currency: string;
  mayChange: boolean;
}

function RateTable({ items, currency, mayChange }: TableProps) {
  return (
    <FigureTable
      label="Exchange rates"
      rows={items}
      toKey={(rate) => `${rate.currency} ${rate.date}`}
      columns={[
        { title: 'Currency', render: (rate) => rate.currency },
        { title: 'From', render: ({ date }) => formatDay(date) },
        { title: `Worth in ${currency}`, render: ({ rate }) => rate },
        ...(mayChange
          ? [{ title: 'Change', render: (rate: ExchangeRate) => <RemoveRate rate={rate} /> }]
          : []),
      ]}
    />
  );
}

function RemoveRate({ rate }: { rate: ExchangeRate }) {
  const name = `${rate.currency} of ${formatDay(rate.date)}`;
  const remove = useAction({
    run: () => removeExchangeRate(rate),
    done: () => `The rate ${name} is deleted`,
    refreshes: [['profit']],
  });
  return (
    <ConfirmButton
      size="xs"
      variant="default"
      loading={remove.isPending}
      aria-label={`Delete the rate ${name}`}
      question={`Delete the rate ${name}?`}
      explanation="Its days take the rate before; without one their amounts are left out of all figures."
      confirm="Delete the rate"
      danger
      onConfirm={() => remove.mutate()}
    >
      Delete
    </ConfirmButton>
  );
}
