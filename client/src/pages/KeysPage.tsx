import { PageHeader } from '../components/ui/PageHeader.tsx';

export function KeysPage() {
  return <PageHeader title="Keys" />;
}
