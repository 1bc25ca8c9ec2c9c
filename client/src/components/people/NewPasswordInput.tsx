import { PasswordInput, Progress } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import { useState } from 'react';
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
  const { level, text } = computePasswordStrength(typed, email);
  return (
    <PasswordInput
      {...field}
      aria-invalid={Boolean(field.error)}
      label={label}
      required
      autoComplete="new-password"
      maxLength={256}
      visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      description={field.error ? null : text}
      descriptionProps={{ 'aria-live': 'polite' }}
      inputContainer={(input) => (
        <>
          {input}
          <Progress
            value={(level * 100) / 3}
            color={colors[level] ?? 'gray'}
            size={4}
            my={6}
            aria-hidden
          />
        </>
      )}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        field.onChange(event);
      }}
    />
  );
}
