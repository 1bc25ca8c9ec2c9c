import { Stack, TextInput } from '@mantine/core';
import { isNotEmpty } from '@mantine/form';
import { inviteUser, type Invite, type Person, type Role } from '../../api/people.ts';
import { FormFoot } from '../ui/FormFoot.tsx';
import { useSentForm } from '../ui/useSentForm.ts';
import { RoleRadios } from '../ui/RoleRadios.tsx';

interface Props {
  onDone: (person: Person, invite: Invite) => void;
}

/** A new person: who, and what they may do. The link comes with the answer. */
export function InviteForm({ onDone }: Props) {
  const initialValues: { name: string; email: string; role: Role } = {
    name: '',
    email: '',
    role: 'operations',
  };
  const sent = useSentForm({
    initialValues,
    validate: { name: isNotEmpty('Enter the name'), email: isNotEmpty('Enter the e-mail') },
    codes: { user_exists: 'email' },
    send: inviteUser,
    onDone: ({ invite, ...person }) => invite && onDone(person, invite),
    refreshes: [['users']],
  });
  const { form, submit } = sent;
  return (
    <form onSubmit={submit} noValidate aria-label="Invite a person">
      <Stack gap="md">
        <TextInput
          key={form.key('name')}
          {...form.getInputProps('name')}
          label="Name"
          data-autofocus
          autoComplete="off"
          required
          maxLength={100}
        />
        <TextInput
          key={form.key('email')}
          {...form.getInputProps('email')}
          type="email"
          label="E-mail"
          autoComplete="off"
          required
          maxLength={254}
        />
        <RoleRadios key={form.key('role')} field={form.getInputProps('role')} />
        <FormFoot sent={sent} submit="Make the invitation" />
      </Stack>
    </form>
  );
}
