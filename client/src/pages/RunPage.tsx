import { useParams } from '@tanstack/react-router';
import { RunView } from '../components/sync/RunView.tsx';

export function RunPage() {
  const { jobId } = useParams({ from: '/shell/history/$jobId' });
  return <RunView key={jobId} jobId={jobId} />;
}
