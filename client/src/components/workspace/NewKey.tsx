import { Button, Group, Stack, Text } from '@mantine/core';
import type { CreatedApiKey } from '../../api/people.ts';
import { CopyField } from '../ui/CopyField.tsx';

/** The key, this once. */
export function NewKey({ created, onClose }: { created: CreatedApiKey; onClose: () => void }) {
  return (
    <Stack gap="md">
      <Text size="sm">
        Copy the key of {created.name} now: it is shown only this once, and nobody can read it
        again.
      </Text>
      <CopyField label="API key" value={created.key} />
      <Text size="sm">
        Programs send it as the header <code>Authorization: Bearer</code> followed by the key.
      </Text>
      <Group justify="flex-end">
        <Button onClick={onClose}>I have copied it</Button>
      </Group>
    </Stack>
  );
}
