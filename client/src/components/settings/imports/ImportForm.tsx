import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { freshnessQuery } from '../../../api/freshness.ts';
import { importFile, type ImportStream } from '../../../api/imports.ts';
import { useAction } from '../../ui/useAction.ts';
import { ColumnList } from './ColumnList.tsx';
import { FileDrop } from './FileDrop.tsx';
import { ImportRefusal, ImportResult } from './ImportOutcome.tsx';
import { downloadTemplate } from './template.ts';

/** What the file holds, the file, and what became of it. */
export function ImportForm({ streams }: { streams: ImportStream[] }) {
  const [name, setName] = useState(streams[0]?.stream ?? '');
  const [file, setFile] = useState<File | null>(null);
  const [chosen, setChosen] = useState<string | undefined>();
  const accounts = useFileAccounts();
  const connectionId = accounts.length > 1 ? (chosen ?? accounts[0]?.value) : undefined;
  const send = useAction({
    run: (picked: File) => importFile({ stream: name, file: picked, connectionId }),
    onDone: () => setFile(null),
    refreshes: [['imports', 'list'], ['connections'], ['freshness'], ['jobs']],
    quiet: true,
  });
  const stream = streams.find((one) => one.stream === name);
  const start = (change: () => void) => {
    send.reset();
    change();
  };
  return (
    <Stack gap="md">
      <Kind streams={streams} value={name} onChange={(next) => start(() => setName(next))} />
      {accounts.length > 1 && (
        <Select
          label="Kept in"
          data={accounts}
          value={connectionId ?? null}
          onChange={(next) => setChosen(next ?? undefined)}
          allowDeselect={false}
        />
      )}
      {stream && <About stream={stream} />}
      <FileDrop file={file} onChoose={(next) => start(() => setFile(next))} />
      <Group>
        <Button
          leftSection={<IconUpload size={16} />}
          disabled={file === null}
          loading={send.isPending}
          onClick={() => file && send.mutate(file)}
        >
          Import the file
        </Button>
      </Group>
      {send.error && <ImportRefusal error={send.error} />}
      {send.data && <ImportResult taken={send.data} />}
    </Stack>
  );
}

interface KindProps {
  streams: ImportStream[];
  value: string;
  onChange: (stream: string) => void;
}

function Kind({ streams, value, onChange }: KindProps) {
  return (
    <Select
      label="What the file holds"
      data={streams.map(({ stream, title }) => ({ value: stream, label: title }))}
      value={value}
      onChange={(next) => next !== null && onChange(next)}
      allowDeselect={false}
    />
  );
}

function About({ stream }: { stream: ImportStream }) {
  return (
    <Stack gap="xs">
      <Text size="sm">{stream.description}</Text>
      <Group gap="xs">
        <Button
          size="compact-sm"
          variant="light"
          leftSection={<IconDownload size={14} />}
          onClick={() => downloadTemplate(stream)}
        >
          Download a template
        </Button>
      </Group>
      <ColumnList stream={stream} />
    </Stack>
  );
}

/** Where files are kept; the first is made by the first import. */
function useFileAccounts(): { value: string; label: string }[] {
  const { data } = useQuery(freshnessQuery);
  return (data?.items ?? [])
    .filter(({ category }) => category === 'file')
    .map(({ connectionId, name }) => ({ value: connectionId, label: name }));
}
