import { PlatformsTab } from '../components/settings/tabs/PlatformsTab.tsx';

export function PlatformsPage() {
  return <PlatformsTab />;
}
