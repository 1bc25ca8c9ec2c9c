import { PageHeader } from '../components/ui/PageHeader.tsx';

export function PeoplePage() {
  return <PageHeader title="People" />;
}
