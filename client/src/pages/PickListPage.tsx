import { PageHeader } from '../components/ui/PageHeader.tsx';

export function PickListPage() {
  return <PageHeader title="PickList" />;
}
