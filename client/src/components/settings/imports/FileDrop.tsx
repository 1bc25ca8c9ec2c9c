import { Button, Group, Paper, Text } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { type DragEvent, useRef, useState } from 'react';
import { formatBytes } from '../../../lib/numbers.ts';

interface Props {
  file: File | null;
  onChoose: (file: File) => void;
}

/** A file is dropped here, or chosen by its button. */
export function FileDrop({ file, onChoose }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [dropped] = event.dataTransfer.files;
    if (dropped) onChoose(dropped);
  };
  return (
    <Paper
      withBorder
      p="lg"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      bg={isOver ? 'var(--mantine-color-default-hover)' : 'transparent'}
      style={{ borderStyle: 'dashed' }}
    >
      <Group justify="center" gap="sm">
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {file ? `${file.name} (${formatBytes(file.size)})` : 'Drop a CSV file here, or'}
        </Text>
        <input
          ref={input}
          type="file"
          hidden
          accept=".csv,.tsv,.txt,text/csv"
          aria-label="CSV file"
          onChange={({ currentTarget }) => {
            const [chosen] = currentTarget.files ?? [];
            if (chosen) onChoose(chosen);
            currentTarget.value = ''; // the same file again is a choice too: it may have been put right
          }}
        />
        <Button
          size="xs"
          variant="default"
          leftSection={<IconFileUpload size={15} />}
          onClick={() => input.current?.click()}
        >
          {file ? 'Choose another file' : 'Choose a file'}
        </Button>
      </Group>
    </Paper>
  );
}
