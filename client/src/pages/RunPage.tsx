import { PageHeader } from '../components/ui/PageHeader.tsx';

export function RunPage() {
  return <PageHeader title="Run" />;
}
