import { PageHeader } from '../components/ui/PageHeader.tsx';

export function AccountPage() {
  return <PageHeader title="Account" />;
}
