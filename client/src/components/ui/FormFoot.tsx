import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { formatDuration } from '../../lib/time.ts';
import type { SentForm } from './useSentForm.ts';
import { useWait } from './useWait.ts';

interface Props {
  sent: Pick<SentForm<object>, 'isSending' | 'error'> & {
    form: { errors: Record<string, ReactNode> };
  };
  /** What the button does. */
  submit: string;
  fullWidth?: boolean;
  /** Buttons beside it. */
  children?: ReactNode;
}

/** The end of a form: what was refused that is no field's, how long to wait, and the button. */
export function FormFoot({ sent, submit, fullWidth = false, children }: Props) {
  const { form, isSending, error } = sent;
  const wait = useWait(error);
  return (
    <Stack gap="sm">
      {form.errors['form'] && (
        <Alert color="red" role="alert" icon={<IconAlertTriangle />}>
          <Text size="sm">{form.errors['form']}</Text>
        </Alert>
      )}
      <Group justify={fullWidth ? 'stretch' : 'flex-end'} grow={fullWidth} gap="xs">
        {children}
        <Button type="submit" loading={isSending} disabled={wait > 0}>
          {wait > 0 ? `Wait ${formatDuration(wait)}` : submit}
        </Button>
      </Group>
    </Stack>
  );
}
