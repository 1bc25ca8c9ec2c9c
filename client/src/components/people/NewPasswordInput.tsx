import { PasswordInput, Progress, Text } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import { useId, useState } from 'react';
import { computePasswordStrength } from '../../lib/passwordStrength.ts';

interface Props {
  label: string;
  field: GetInputPropsReturnType;
  /** Whose password: their own name is no password. */
  email?: string;
}

const colors = ['gray', 'red', 'yellow', 'green'];

/** A password being chosen, with a hint of how good it is. */
export function NewPasswordInput({ label, field, email = '' }: Props) {
  const [typed, setTyped] = useState('');
  const hint = useId();
  const { level, text } = computePasswordStrength(typed, email);
  return (
    <div>
      <PasswordInput
        {...field}
        label={label}
        withAsterisk
        autoComplete="new-password"
        maxLength={256}
        aria-describedby={hint}
        visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          field.onChange(event);
        }}
      />
      <Progress
        value={(level * 100) / 3}
        color={colors[level] ?? 'gray'}
        size={4}
        mt={6}
        aria-hidden
      />
      <Text id={hint} size="xs" c="dimmed" mt={4} aria-live="polite">
        {text}
      </Text>
    </div>
  );
}
