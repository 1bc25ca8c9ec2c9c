import type { WholeEntry } from '../../api/cache.ts';
import { toOriginName, toStreamName } from '../ui/runTexts.ts';
import { Age, When } from '../ui/Age.tsx';
import { Facts } from '../ui/Facts.tsx';
import { RouterLink } from '../ui/RouterLink.tsx';
import { Section } from '../ui/Section.tsx';
import { findLook } from '../ui/statusLooks.ts';
import { toEntryNote } from '../entries/entryTexts.ts';

export function EntryFacts({ entry }: { entry: WholeEntry }) {
  const { outcome, outcomeReason, jobId } = entry;
  const made = outcome && findLook('outcome', outcome).label;
  return (
    <Section title="About this entry">
      <Facts
        facts={[
          { label: 'Stream', value: toStreamName(entry.stream) },
          { label: 'Id at the platform', value: entry.externalId },
          { label: 'What it says', value: toEntryNote(entry) },
          { label: 'Outcome', value: [made, outcomeReason].filter(Boolean).join(': ') },
          { label: 'Attempts', value: String(entry.attempts) },
          { label: 'Received', value: <Both at={entry.receivedAt} /> },
          { label: 'Processed', value: <Both at={entry.processedAt} none="not yet" /> },
          { label: 'Came by', value: toCameBy(entry) },
          {
            label: 'Brought by',
            value: jobId && (
              <RouterLink to="/history/$jobId" params={{ jobId }}>
                this run
              </RouterLink>
            ),
          },
          { label: 'Version at the platform', value: <When at={entry.sourceVersion} /> },
          { label: 'Version here', value: `${entry.version}${entry.deleted ? ', deleted' : ''}` },
          { label: 'API version', value: entry.apiVersion },
          { label: 'Processed by code', value: entry.codeVersion },
        ]}
      />
    </Section>
  );
}

function Both({ at, none = '–' }: { at: string | null; none?: string }) {
  if (at === null) return none;
  return (
    <>
      <When at={at} /> (<Age at={at} />)
    </>
  );
}

function toCameBy({ origin, topic }: WholeEntry): string {
  return topic === null ? toOriginName(origin) : `${toOriginName(origin)}, ${topic}`;
}
