import { PageHeader } from '../components/ui/PageHeader.tsx';

export function WelcomePage() {
  return <PageHeader title="Welcome" />;
}
