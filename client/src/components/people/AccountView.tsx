import { Stack } from '@mantine/core';
import { useMe } from '../../app/session.ts';
import { Facts } from '../ui/Facts.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { Section } from '../ui/Section.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import { roleTexts } from '../ui/roleTexts.ts';

export function AccountView() {
  const me = useMe();
  const { label, may } = roleTexts[me.role];
  return (
    <>
      <PageHeader title="Account" description="Who you are here. An admin can change it." />
      <Stack gap="md">
        <Section title="About you">
          <Facts
            facts={[
              { label: 'Name', value: me.name },
              { label: 'E-mail', value: me.email },
              { label: 'Role', value: `${label}. ${may}` },
              { label: 'Workspace', value: me.workspace.name },
              { label: 'Time zone', value: me.workspace.timezone },
            ]}
          />
        </Section>
        <Section title="Change the password">
          <PasswordForm email={me.email ?? ''} />
        </Section>
      </Stack>
    </>
  );
}
