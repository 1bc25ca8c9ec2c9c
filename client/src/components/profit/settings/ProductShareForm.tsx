import { Button, Group, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { productsQuery } from '../../../api/catalog.ts';
import { changeProfitSettings } from '../../../api/profitSettings.ts';
import { useAction } from '../../ui/useAction.ts';
import { readBasisPoints } from './shares.ts';

/** A product of the catalog, found by its name, and its own share. */
export function ProductShareForm({ shares }: { shares: Record<string, number> }) {
  const [productId, setProductId] = useState<string | null>(null);
  const [share, setShare] = useState('');
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 250);
  const { data } = useQuery(productsQuery(search === '' ? {} : { search }));
  const products = new Map(
    (data?.items ?? []).map((product) => [product.shopifyProductId, product.title]),
  );
  const basisPoints = readBasisPoints(share);
  const save = useAction({
    run: () =>
      changeProfitSettings({
        productCogsBp: { ...shares, [productId ?? '']: basisPoints ?? 0 },
      }),
    done: () => 'Saved: its days are computed anew',
    onDone: () => {
      setProductId(null);
      setShare('');
      setTyped('');
    },
    refreshes: [['profit']],
  });
  return (
    <Group align="flex-end" gap="sm">
      <Select
        label="Product"
        placeholder="Name or SKU code"
        data={[...products].map(([value, label]) => ({ value, label }))}
        value={productId}
        onChange={setProductId}
        searchable
        searchValue={typed}
        onSearchChange={setTyped}
        // The server has searched already, by codes as well.
        filter={({ options }) => options}
        nothingFoundMessage="No such product"
        w={{ base: '100%', xs: 300 }}
      />
      <TextInput
        label="Share"
        inputMode="decimal"
        rightSection="%"
        value={share}
        onChange={(event) => setShare(event.currentTarget.value)}
        error={share !== '' && basisPoints === null ? '0 to 100' : null}
        w={110}
      />
      <Button
        disabled={productId === null || basisPoints === null}
        loading={save.isPending}
        onClick={() => save.mutate()}
      >
        Set the share
      </Button>
    </Group>
  );
}
