import { Button, Collapse, List, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ImportStream } from '../../../api/imports.ts';

/** What a file of this kind may hold; folded, for those who make one by hand. */
export function ColumnList({ stream }: { stream: ImportStream }) {
  const [opened, { toggle }] = useDisclosure(false);
  return (
    <div>
      <Button size="compact-sm" variant="subtle" onClick={toggle} aria-expanded={opened}>
        {opened ? 'Hide the columns' : 'Which columns it has'}
      </Button>
      <Collapse expanded={opened}>
        <List size="sm" spacing={4} mt="xs">
          {stream.columns.map((column) => (
            <List.Item key={column.name}>
              <Text size="sm">
                <Text span inherit fw={600}>
                  {column.name}
                </Text>{' '}
                ({column.format}
                {column.required ? '' : ', may be empty'}): {column.help}
                {column.choices && `. One of ${column.choices.join(', ')}`}
              </Text>
            </List.Item>
          ))}
        </List>
        <Text size="sm" c="dimmed" mt="xs">
          A row with the same {stream.keys.join(' and ')} as one that is in already replaces it.
        </Text>
      </Collapse>
    </div>
  );
}
