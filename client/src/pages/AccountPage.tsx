import { AccountView } from '../components/people/AccountView.tsx';

export function AccountPage() {
  return <AccountView />;
}
