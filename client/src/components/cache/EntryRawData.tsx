import { Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMemo } from 'react';
import type { WholeEntry } from '../../api/cache.ts';
import { formatBytes } from '../../lib/numbers.ts';
import { JsonView } from '../ui/JsonView.tsx';
import { Section } from '../ui/Section.tsx';

/** Drawing more than this at once makes a page slow: it is drawn when asked for. */
const bigLength = 60_000;

/** The body word for word. */
export function EntryRawData({ entry }: { entry: WholeEntry }) {
  const { rawData, rawText } = entry;
  const text = useMemo(
    () => rawText ?? (rawData === null ? null : JSON.stringify(rawData, null, 2)),
    [rawData, rawText],
  );
  const [asked, { toggle }] = useDisclosure(text !== null && text.length <= bigLength);
  if (text === null) {
    return (
      <Section title="Raw data">
        <Text size="sm" c="dimmed">
          It is gone: retention or a redaction removed it. Sync the record again to get it back.
        </Text>
      </Section>
    );
  }
  return (
    <Section
      title="Raw data"
      actions={
        <Button size="xs" variant="default" aria-expanded={asked} onClick={toggle}>
          {asked ? 'Hide raw data' : `Show raw data (${formatBytes(text.length)})`}
        </Button>
      }
    >
      {rawText !== null && (
        <Text size="sm" mb="xs">
          These bytes are no JSON: they are shown as text.
        </Text>
      )}
      {asked ? (
        <JsonView value={text} label="Raw data, as JSON" />
      ) : (
        <Text size="sm" c="dimmed">
          What the platform sent, word for word. SHA-256 {entry.hash}
        </Text>
      )}
    </Section>
  );
}
