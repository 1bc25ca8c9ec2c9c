import { useParams } from '@tanstack/react-router';
import { EntryView } from '../components/cache/EntryView.tsx';

export function CacheEntryPage() {
  const { entryId } = useParams({ from: '/shell/cache/$entryId' });
  return <EntryView key={entryId} entryId={entryId} />;
}
