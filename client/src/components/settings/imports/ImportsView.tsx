import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMay } from '../../../app/session.ts';
import { importStreamsQuery } from '../../../api/imports.ts';
import { QueryView } from '../../ui/QueryView.tsx';
import { Section } from '../../ui/Section.tsx';
import { ImportForm } from './ImportForm.tsx';
import { ImportHistory } from './ImportHistory.tsx';

/** Data that no platform tells comes in by file. */
export function ImportsView() {
  const streams = useQuery(importStreamsQuery);
  const mayOperate = useMay('operate');
  return (
    <Stack gap="md">
      {mayOperate && (
        <Section title="Import a file">
          <QueryView query={streams}>{(items) => <ImportForm streams={items} />}</QueryView>
        </Section>
      )}
      <Section title="Imported files">
        <ImportHistory />
      </Section>
    </Stack>
  );
}
