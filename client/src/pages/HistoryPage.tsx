import { PageHeader } from '../components/ui/PageHeader.tsx';

export function HistoryPage() {
  return <PageHeader title="History" />;
}
