import { PasswordInput, Stack } from '@mantine/core';
import { isNotEmpty } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changePassword } from '../../api/access.ts';
import { meQuery } from '../../api/session.ts';
import { FormFoot } from '../ui/FormFoot.tsx';
import { useSentForm } from '../ui/useSentForm.ts';
import { NewPasswordInput } from './NewPasswordInput.tsx';

/** One's own password: this session goes on, all others end. */
export function PasswordForm({ email }: { email: string }) {
  const client = useQueryClient();
  const [round, setRound] = useState(0);
  const sent = useSentForm({
    initialValues: { currentPassword: '', newPassword: '' },
    validate: {
      currentPassword: isNotEmpty('Enter your current password'),
      newPassword: isNotEmpty('Choose a new password'),
    },
    rename: { password: 'newPassword' },
    codes: { wrong_password: 'currentPassword' },
    send: changePassword,
    done: () => 'Password changed; your other sessions have ended',
    onDone: (me) => {
      client.setQueryData(meQuery.queryKey, me);
      sent.form.reset();
      setRound(round + 1);
    },
  });
  const { form, submit } = sent;
  return (
    <form onSubmit={submit} noValidate aria-label="Change the password">
      <Stack gap="md" maw={480}>
        <input type="text" value={email} autoComplete="username" readOnly hidden />
        <PasswordInput
          key={form.key('currentPassword')}
          {...form.getInputProps('currentPassword')}
          aria-invalid={Boolean(form.errors['currentPassword'])}
          label="Current password"
          autoComplete="current-password"
          required
          maxLength={256}
          visibilityToggleButtonProps={{ 'aria-label': 'Show the current password' }}
        />
        <NewPasswordInput
          key={`${form.key('newPassword')} ${round}`}
          field={form.getInputProps('newPassword')}
          label="New password"
          email={email}
        />
        <FormFoot sent={sent} submit="Change the password" />
      </Stack>
    </form>
  );
}
