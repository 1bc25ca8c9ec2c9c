import { PasswordInput, Stack, TextInput } from '@mantine/core';
import { isNotEmpty } from '@mantine/form';
import { signIn } from '../../api/access.ts';
import type { Me } from '../../api/session.ts';
import { FormFoot } from '../ui/FormFoot.tsx';
import { useSentForm } from '../ui/useSentForm.ts';

export function SignInForm({ onDone }: { onDone: (me: Me) => void }) {
  const sent = useSentForm({
    initialValues: { email: '', password: '' },
    validate: {
      email: isNotEmpty('Enter your e-mail'),
      password: isNotEmpty('Enter your password'),
    },
    send: signIn,
    onDone,
  });
  const { form, submit } = sent;
  return (
    <form onSubmit={submit} noValidate aria-label="Sign in">
      <Stack gap="md">
        <TextInput
          key={form.key('email')}
          {...form.getInputProps('email')}
          type="email"
          label="E-mail"
          autoComplete="username"
          autoFocus
          required
          maxLength={254}
        />
        <PasswordInput
          key={form.key('password')}
          {...form.getInputProps('password')}
          aria-invalid={Boolean(form.errors['password'])}
          label="Password"
          autoComplete="current-password"
          required
          maxLength={256}
          visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
        />
        <FormFoot sent={sent} submit="Sign in" fullWidth />
      </Stack>
    </form>
  );
}
