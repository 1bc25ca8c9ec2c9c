import { KeysView } from '../components/workspace/KeysView.tsx';

export function KeysPage() {
  return <KeysView />;
}
