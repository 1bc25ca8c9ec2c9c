import { Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { productQuery, type Sku, type Variation } from '../../api/catalog.ts';
import { useMay } from '../../app/session.ts';
import { formatCount, formatCounted } from '../../lib/numbers.ts';
import { toSkuExpansion } from '../stock/skuExpansion.tsx';
import { DataList } from '../ui/DataList.tsx';
import { Section } from '../ui/Section.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { useOpened } from '../ui/useOpened.ts';
import { sortArchivedLast } from './productFigures.ts';
import { SkuCard } from './SkuCard.tsx';
import { listSkuColumns } from './skuColumns.tsx';

/** More than this is shown on demand: a product may have 2,048 variants. */
const firstSkus = 30;

interface Props {
  productId: string;
  variation: Variation;
}

/** One variation (a colour) with its SKUs; archived ones last and quiet. */
export function VariationSection({ productId, variation }: Props) {
  const costs = useMay('seeCosts');
  const opened = useOpened();
  const [whole, setWhole] = useState(false);
  const { id, name, skus, status } = variation;
  const query = useVariationSkus(productId, id, whole ? undefined : firstSkus);
  return (
    <Section
      title={name}
      marks={
        <>
          <StatusBadge kind="catalog" value={status} />
          <Text size="sm" c="dimmed">
            {formatCounted(skus.length, 'SKU')}
          </Text>
        </>
      }
    >
      <Stack gap="sm">
        <DataList<Sku>
          label={`SKUs of ${name}`}
          query={query}
          columns={listSkuColumns({ opened, costs })}
          rowExpansion={toSkuExpansion(opened)}
          rowColor={(sku) =>
            sku.status === 'archived' ? 'var(--mantine-color-dimmed)' : undefined
          }
          empty={<Text c="dimmed">This variation has no SKUs.</Text>}
          renderCard={(sku) => <SkuCard sku={sku} opened={opened} />}
        />
        {!whole && skus.length > firstSkus && (
          <Button variant="default" onClick={() => setWhole(true)}>
            Show all {formatCount(skus.length)} SKUs
          </Button>
        )}
      </Stack>
    </Section>
  );
}

/** Its SKUs out of the product's own query: one answer, one state. */
function useVariationSkus(productId: string, variationId: string, most: number | undefined) {
  return useQuery({
    ...productQuery(productId),
    select: ({ variations }) => ({
      items: sortArchivedLast(variations.find(({ id }) => id === variationId)?.skus ?? []).slice(
        0,
        most,
      ),
      nextCursor: null,
    }),
  });
}
