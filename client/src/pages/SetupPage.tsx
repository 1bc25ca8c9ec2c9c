import { PageHeader } from '../components/ui/PageHeader.tsx';

export function SetupPage() {
  return <PageHeader title="Setup" />;
}
