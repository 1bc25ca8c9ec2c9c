import { PlatformsView } from '../components/settings/platforms/PlatformsView.tsx';

export function PlatformsPage() {
  return <PlatformsView />;
}
