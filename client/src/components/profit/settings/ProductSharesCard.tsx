import { Button, Stack, Text } from '@mantine/core';
import { changeProfitSettings } from '../../../api/profitSettings.ts';
import { Section } from '../../ui/Section.tsx';
import { useAction } from '../../ui/useAction.ts';
import { FigureTable } from '../charts/FigureTable.tsx';
import { ProductShareForm } from './ProductShareForm.tsx';
import { ProductTitle } from './ProductTitle.tsx';
import type { SettingsCardProps } from './settingsCard.ts';
import { toPercentText } from './shares.ts';

/** Shares of single products, where the usual one does not fit. */
export function ProductSharesCard({ settings, mayChange }: SettingsCardProps) {
  const shares = settings.productCogsBp;
  const rows = Object.entries(shares).map(([productId, basisPoints]) => ({
    productId,
    basisPoints,
  }));
  const remove = useAction({
    run: (productId: string) => {
      const { [productId]: _gone, ...rest } = shares;
      return changeProfitSettings({ productCogsBp: rest });
    },
    done: () => 'Saved: its days are computed anew',
    refreshes: [['profit']],
  });
  return (
    <Section title="Cost of goods by product">
      <Stack gap="sm">
        {rows.length === 0 ? (
          <Text size="sm" c="dimmed">
            Every product has the usual share.
          </Text>
        ) : (
          <FigureTable
            label="Cost of goods by product"
            rows={rows}
            toKey={({ productId }) => productId}
            columns={[
              {
                title: 'Product',
                render: ({ productId }) => <ProductTitle productId={productId} />,
              },
              { title: 'Share', render: ({ basisPoints }) => `${toPercentText(basisPoints)}%` },
              ...(mayChange
                ? [
                    {
                      title: 'Change',
                      render: ({ productId }: { productId: string }) => (
                        <Button
                          size="xs"
                          variant="default"
                          loading={remove.isPending && remove.variables === productId}
                          aria-label={`Remove the share of product ${productId}`}
                          onClick={() => remove.mutate(productId)}
                        >
                          Remove
                        </Button>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        )}
        {mayChange && <ProductShareForm shares={shares} />}
      </Stack>
    </Section>
  );
}
