import { WorkspaceView } from '../components/workspace/WorkspaceView.tsx';

export function WorkspacePage() {
  return <WorkspaceView />;
}
