import { PageHeader } from '../components/ui/PageHeader.tsx';

export function CachePage() {
  return <PageHeader title="Cache" />;
}
