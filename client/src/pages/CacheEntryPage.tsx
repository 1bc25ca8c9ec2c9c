import { PageHeader } from '../components/ui/PageHeader.tsx';

export function CacheEntryPage() {
  return <PageHeader title="CacheEntry" />;
}
