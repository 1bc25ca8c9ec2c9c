import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type EntryPreview, entryPreviewQuery, type WholeEntry } from '../../api/cache.ts';
import { JsonView } from '../ui/JsonView.tsx';
import { QueryView } from '../ui/QueryView.tsx';
import { Section } from '../ui/Section.tsx';
import { StatusBadge } from '../ui/StatusBadge.tsx';

/** What the processor would write now: a dry run, made when somebody asks for it (spec 8.3). */
export function EntryPreviewSection({ entry }: { entry: WholeEntry }) {
  const [shown, { toggle }] = useDisclosure(false);
  return (
    <Section
      title="What would be written now"
      actions={
        <Button size="xs" variant="default" aria-expanded={shown} onClick={toggle}>
          {shown ? 'Hide' : 'Show what would be written'}
        </Button>
      }
    >
      {shown ? (
        <Preview entry={entry} />
      ) : (
        <Text size="sm" c="dimmed">
          A dry run with the rules of today. It writes nothing.
        </Text>
      )}
    </Section>
  );
}

function Preview({ entry }: { entry: WholeEntry }) {
  const state = [entry.version, entry.status, entry.attempts].join(' ');
  const query = useQuery(entryPreviewQuery(entry.id, state));
  return <QueryView query={query}>{(preview) => <Found preview={preview} />}</QueryView>;
}

function Found({ preview: { outcome, reason, changes, record } }: { preview: EntryPreview }) {
  return (
    <Stack gap="sm">
      <Group gap="xs">
        <StatusBadge kind="outcome" value={outcome} />
        {reason && <Text size="sm">{reason}</Text>}
        {outcome === 'unchanged' && !reason && (
          <Text size="sm">The record says the same already.</Text>
        )}
      </Group>
      {changes.length > 0 && (
        <Group gap={6}>
          <Text size="sm">Would change:</Text>
          {changes.map((change) => (
            <Badge key={change} color="blue">
              {change}
            </Badge>
          ))}
        </Group>
      )}
      {record && <JsonView value={record} label="The record that would be written" />}
    </Stack>
  );
}
