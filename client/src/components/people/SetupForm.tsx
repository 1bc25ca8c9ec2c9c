import { Stack, TextInput } from '@mantine/core';
import { isNotEmpty } from '@mantine/form';
import { useState } from 'react';
import { setUp } from '../../api/access.ts';
import type { Me } from '../../api/session.ts';
import { FormFoot } from '../ui/FormFoot.tsx';
import { useSentForm } from '../ui/useSentForm.ts';
import { NewPasswordInput } from './NewPasswordInput.tsx';

/** The first admin and the workspace's name. */
export function SetupForm({ onDone }: { onDone: (me: Me) => void }) {
  const sent = useSentForm({
    initialValues: { workspaceName: '', name: '', email: '', password: '' },
    validate: {
      workspaceName: isNotEmpty('Enter a name, such as your company’s'),
      name: isNotEmpty('Enter your name'),
      email: isNotEmpty('Enter your e-mail'),
      password: isNotEmpty('Choose a password'),
    },
    send: setUp,
    onDone,
  });
  const { form, submit } = sent;
  const [email, setEmail] = useState('');
  form.watch('email', ({ value }) => setEmail(value));
  return (
    <form onSubmit={submit} noValidate aria-label="First admin">
      <Stack gap="md">
        <TextInput
          key={form.key('workspaceName')}
          {...form.getInputProps('workspaceName')}
          label="Workspace"
          description="The name of your company or shop; it can be changed later"
          autoComplete="organization"
          autoFocus
          required
          maxLength={100}
        />
        <TextInput
          key={form.key('name')}
          {...form.getInputProps('name')}
          label="Your name"
          autoComplete="name"
          required
          maxLength={100}
        />
        <TextInput
          key={form.key('email')}
          {...form.getInputProps('email')}
          type="email"
          label="E-mail"
          autoComplete="username"
          required
          maxLength={254}
        />
        <NewPasswordInput
          key={form.key('password')}
          field={form.getInputProps('password')}
          label="Password"
          email={email}
        />
        <FormFoot sent={sent} submit="Create the workspace" fullWidth />
      </Stack>
    </form>
  );
}
