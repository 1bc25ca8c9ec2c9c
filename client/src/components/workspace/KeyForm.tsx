import { Stack, TextInput } from '@mantine/core';
import { isNotEmpty } from '@mantine/form';
import { useState } from 'react';
import { type CreatedApiKey, createKey, type Role } from '../../api/people.ts';
import { RoleRadios } from '../ui/RoleRadios.tsx';
import { FormFoot } from '../ui/FormFoot.tsx';
import { useSentForm } from '../ui/useSentForm.ts';
import { type AreaAccess, toScopes } from './keyScopes.ts';
import { ScopeFields } from './ScopeFields.tsx';

/** A new key for a program: its name, its role and what of the API it may touch. */
export function KeyForm({ onDone }: { onDone: (created: CreatedApiKey) => void }) {
  const [everything, setEverything] = useState(true);
  const [chosen, setChosen] = useState<AreaAccess>({});
  const scopes = toScopes(everything, chosen);
  const initialValues: { name: string; role: Role; scopes: string } = {
    name: '',
    role: 'read',
    scopes: '',
  };
  const sent = useSentForm({
    initialValues,
    validate: {
      name: isNotEmpty('Enter a name: which program uses it'),
      scopes: () => (scopes.length === 0 ? 'Choose at least one part' : null),
    },
    send: ({ name, role }) => createKey({ name, role, scopes }),
    onDone,
    refreshes: [['keys']],
  });
  const { form, submit } = sent;
  return (
    <form onSubmit={submit} noValidate aria-label="Make an API key">
      <Stack gap="md">
        <TextInput
          key={form.key('name')}
          {...form.getInputProps('name')}
          label="Name"
          description="Which program uses it, such as Accounting"
          data-autofocus
          autoComplete="off"
          required
          maxLength={100}
        />
        <RoleRadios key={form.key('role')} field={form.getInputProps('role')} />
        <ScopeFields
          everything={everything}
          chosen={chosen}
          error={scopes.length === 0 && form.errors['scopes']}
          onEverything={setEverything}
          onChoose={setChosen}
        />
        <FormFoot sent={sent} submit="Make the key" />
      </Stack>
    </form>
  );
}
