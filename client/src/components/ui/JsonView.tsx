import { Button, CopyButton, Group, ScrollArea } from '@mantine/core';
import { useMemo } from 'react';

interface Props {
  value: unknown;
  /** Names the region for screen readers. */
  label: string;
  maxHeight?: number;
}

/** JSON as indented text: never as markup, whatever it holds. */
export function JsonView({ value, label, maxHeight = 480 }: Props) {
  const text = useMemo(
    () => (typeof value === 'string' ? value : JSON.stringify(value, null, 2)),
    [value],
  );
  return (
    <div>
      <Group justify="flex-end" mb={4}>
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button size="compact-xs" variant="default" onClick={copy}>
              {copied ? 'Copied' : 'Copy JSON'}
            </Button>
          )}
        </CopyButton>
      </Group>
      <ScrollArea.Autosize
        mah={maxHeight}
        type="auto"
        viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': label }}
      >
        <pre className="json">{text}</pre>
      </ScrollArea.Autosize>
    </div>
  );
}
