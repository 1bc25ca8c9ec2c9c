import { PageHeader } from '../components/ui/PageHeader.tsx';

export function SignInPage() {
  return <PageHeader title="SignIn" />;
}
