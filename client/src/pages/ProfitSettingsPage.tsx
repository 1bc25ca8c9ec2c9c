import { ProfitSettingsView } from '../components/profit/settings/ProfitSettingsView.tsx';

export function ProfitSettingsPage() {
  return <ProfitSettingsView />;
}
