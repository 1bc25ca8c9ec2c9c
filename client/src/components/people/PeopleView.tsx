import { Button, Modal } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { PageHeader } from '../ui/PageHeader.tsx';
import { InviteForm } from './InviteForm.tsx';
import { InviteLink } from './InviteLink.tsx';
import { PeopleList } from './PeopleList.tsx';
import type { PersonDialog } from './personDialog.ts';
import { RoleForm } from './RoleForm.tsx';

/** Who may sign in, and as what. */
export function PeopleView() {
  const [dialog, setDialog] = useState<PersonDialog | null>(null);
  const close = () => setDialog(null);
  return (
    <>
      <PageHeader
        title="People"
        description="Who may sign in to this workspace, and what they may do."
        actions={
          <Button
            leftSection={<IconUserPlus size={16} />}
            onClick={() => setDialog({ kind: 'invite' })}
          >
            Invite a person
          </Button>
        }
      />
      <PeopleList onDialog={setDialog} />
      <Modal
        opened={dialog !== null}
        onClose={close}
        title={dialog && toTitle(dialog)}
        closeOnClickOutside={dialog?.kind !== 'link'}
      >
        {dialog?.kind === 'invite' && (
          <InviteForm onDone={(person, invite) => setDialog({ kind: 'link', person, invite })} />
        )}
        {dialog?.kind === 'link' && <InviteLink {...dialog} onClose={close} />}
        {dialog?.kind === 'role' && <RoleForm person={dialog.person} onDone={close} />}
      </Modal>
    </>
  );
}

function toTitle(dialog: PersonDialog): string {
  if (dialog.kind === 'invite') return 'Invite a person';
  if (dialog.kind === 'role') return `Role of ${dialog.person.name}`;
  return `Link for ${dialog.person.name}`;
}
