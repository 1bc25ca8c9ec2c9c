import { Stack, Text } from '@mantine/core';
import { changeUser, type Person } from '../../api/people.ts';
import { useMe } from '../../app/session.ts';
import { FormFoot } from '../ui/FormFoot.tsx';
import { useSentForm } from '../ui/useSentForm.ts';
import { RoleRadios } from '../ui/RoleRadios.tsx';
import { roleTexts } from '../ui/roleTexts.ts';

/** Another role for a person; says that their sessions end. */
export function RoleForm({ person, onDone }: { person: Person; onDone: () => void }) {
  const isMe = useMe().id === person.id;
  const sent = useSentForm({
    initialValues: { role: person.role },
    send: (values) => changeUser(person.id, values),
    done: ({ name, role }) => `${name} is ${roleTexts[role].label} now`,
    onDone,
    refreshes: [['users'], ['me']],
  });
  const { form, submit } = sent;
  return (
    <form onSubmit={submit} noValidate aria-label={`Role of ${person.name}`}>
      <Stack gap="md">
        <RoleRadios key={form.key('role')} field={form.getInputProps('role')} />
        <Text size="sm">
          {isMe
            ? 'This is your own account: you are signed out, and may lose this page.'
            : 'With another role all sessions of this person end: they sign in again.'}
        </Text>
        <FormFoot sent={sent} submit="Change the role" />
      </Stack>
    </form>
  );
}
