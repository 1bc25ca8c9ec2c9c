import { Stack } from '@mantine/core';
import { isNotEmpty } from '@mantine/form';
import { acceptInvite, type InviteGlance } from '../../api/access.ts';
import type { Me } from '../../api/session.ts';
import { FormFoot } from '../ui/FormFoot.tsx';
import { useSentForm } from '../ui/useSentForm.ts';
import { NewPasswordInput } from './NewPasswordInput.tsx';

interface Props {
  token: string;
  person: InviteGlance;
  onDone: (me: Me) => void;
}

export function WelcomeForm({ token, person, onDone }: Props) {
  const sent = useSentForm({
    initialValues: { password: '' },
    validate: { password: isNotEmpty('Choose a password') },
    send: ({ password }) => acceptInvite({ token, password }),
    onDone,
  });
  const { form, submit } = sent;
  return (
    <form onSubmit={submit} noValidate aria-label="Choose your password">
      <Stack gap="md">
        {/* Password managers save the password under this name. */}
        <input type="text" value={person.email} autoComplete="username" readOnly hidden />
        <NewPasswordInput
          key={form.key('password')}
          field={form.getInputProps('password')}
          label="Password"
          email={person.email}
        />
        <FormFoot sent={sent} submit="Set the password and sign in" fullWidth />
      </Stack>
    </form>
  );
}
