import type { Product } from '../../api/catalog.ts';
import { When } from '../ui/Age.tsx';
import { type Fact, Facts } from '../ui/Facts.tsx';
import { Section } from '../ui/Section.tsx';
import { TagList } from '../ui/TagList.tsx';

/** What else is known of a product. */
export function ProductFacts({ product }: { product: Product }) {
  const { vendor, productType, handle, tags, shopifyProductIds, updatedAt } = product;
  const facts: Fact[] = [
    { label: 'Vendor', value: vendor },
    { label: 'Type', value: productType },
    { label: 'Handle', value: handle },
    { label: 'Tags', value: tags.length > 0 ? <TagList tags={tags} /> : null },
    {
      label: shopifyProductIds.length > 1 ? 'Shopify ids' : 'Shopify id',
      value: shopifyProductIds.join(', '),
    },
    { label: 'Last changed', value: <When at={updatedAt} /> },
  ];
  return (
    <Section title="Details">
      <Facts facts={facts} />
    </Section>
  );
}
