import { Grid, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type Product, productQuery } from '../../api/catalog.ts';
import { formatCounted } from '../../lib/numbers.ts';
import { StockCount } from '../stock/StockCount.tsx';
import { BackLink } from '../ui/BackLink.tsx';
import { isMissing, MissingRecord } from '../ui/MissingRecord.tsx';
import { OutsideLink } from '../ui/OutsideLink.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { QueryView } from '../ui/QueryView.tsx';
import { RouterLink } from '../ui/RouterLink.tsx';
import { Section } from '../ui/Section.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';
import { useStoreName } from '../ui/useStores.ts';
import { PriceText } from './PriceText.tsx';
import { ProductFacts } from './ProductFacts.tsx';
import { ProductImage } from './ProductImage.tsx';
import { computePriceRange, computeStock, listSkus, sortArchivedLast } from './productFigures.ts';
import { VariationSection } from './VariationSection.tsx';

/** One product: its variations, their SKUs, and where each lies. */
export function ProductView({ productId }: { productId: string }) {
  const query = useQuery(productQuery(productId));
  if (query.data === undefined) {
    return (
      <>
        <BackLink to="/catalog" />
        <PageHeader title="Product" />
        {isMissing(query.error) ? (
          <MissingRecord what="product">
            It may have been joined with another one.{' '}
            <RouterLink to="/catalog">Look for it in the catalog</RouterLink>
          </MissingRecord>
        ) : (
          <QueryView query={query}>{() => null}</QueryView>
        )}
      </>
    );
  }
  return <QueryView query={query}>{(product) => <WholeProduct product={product} />}</QueryView>;
}

function WholeProduct({ product }: { product: Product }) {
  const store = useStoreName(product.connectionId);
  const skus = listSkus(product);
  return (
    <>
      <BackLink to="/catalog" />
      <PageHeader
        title={product.title}
        marks={<StatusBadge kind="catalog" value={product.status} />}
        description={
          <Group gap={6}>
            <PriceText range={computePriceRange(skus)} />
            <span>· {formatCounted(skus.length, 'SKU')} · stock</span>
            <StockCount available={computeStock(skus).available} />
            {store !== null && <span>· {store}</span>}
            {product.shopifyUrl !== null && (
              <span>
                · <OutsideLink href={product.shopifyUrl}>Open in Shopify</OutsideLink>
              </span>
            )}
          </Group>
        }
      />
      <Stack gap="md">
        <Grid gap="md">
          <Grid.Col span={{ base: 12, md: 6 }}>
            <ProductImages product={product} />
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 6 }}>
            <ProductFacts product={product} />
          </Grid.Col>
        </Grid>
        {sortArchivedLast(product.variations).map((variation) => (
          <VariationSection key={variation.id} productId={product.id} variation={variation} />
        ))}
      </Stack>
    </>
  );
}

const mostImages = 8;

function ProductImages({ product: { images, title } }: { product: Product }) {
  const more = images.length - mostImages;
  return (
    <Section title="Images">
      {images.length === 0 && (
        <Text size="sm" c="dimmed">
          The shop has no image of it.
        </Text>
      )}
      <Group gap="xs">
        {images.slice(0, mostImages).map(({ src, alt }, index) => (
          <ProductImage
            key={src}
            src={src}
            alt={alt ?? `${title}, image ${index + 1}`}
            size={112}
          />
        ))}
        {more > 0 && (
          <Text size="sm" c="dimmed">
            and {more} more
          </Text>
        )}
      </Group>
    </Section>
  );
}
