import { PageHeader } from '../components/ui/PageHeader.tsx';

export function WorkspacePage() {
  return <PageHeader title="Workspace" />;
}
