import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { profitSettingsQuery } from '../../../api/profitSettings.ts';
import { useMay } from '../../../app/session.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { CurrencyCard } from './CurrencyCard.tsx';
import { GatewayFeesCard } from './GatewayFeesCard.tsx';
import { GoodsCard } from './GoodsCard.tsx';
import { ProductSharesCard } from './ProductSharesCard.tsx';
import { RatesCard } from './RatesCard.tsx';
import { RecalculateCard } from './RecalculateCard.tsx';

/** What is assumed where nothing better is known, and what money is worth. Others than changers only read it. */
export function ProfitSettingsView() {
  const query = useQuery({ ...profitSettingsQuery, refetchInterval: false });
  const mayChange = useMay('changeCosts');
  return (
    <>
      <PageHeader
        title="Rules and rates"
        description="How profit is computed where the real figure is not known. A change is computed for every day it touches."
      />
      <QueryView query={query}>
        {(settings) => (
          <Stack gap="md">
            <CurrencyCard settings={settings} mayChange={mayChange} />
            <RatesCard settings={settings} mayChange={mayChange} />
            <GoodsCard settings={settings} mayChange={mayChange} />
            <ProductSharesCard settings={settings} mayChange={mayChange} />
            <GatewayFeesCard settings={settings} mayChange={mayChange} />
            {mayChange && <RecalculateCard />}
          </Stack>
        )}
      </QueryView>
    </>
  );
}
