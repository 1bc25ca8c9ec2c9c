import { Button, Group, Stack, Text } from '@mantine/core';
import type { Invite, Person } from '../../api/people.ts';
import { When } from '../ui/Age.tsx';
import { CopyField } from '../ui/CopyField.tsx';

interface Props {
  person: Person;
  invite: Invite;
  onClose: () => void;
}

/** The link, this once: it is not kept anywhere it could be shown from again. */
export function InviteLink({ person, invite, onClose }: Props) {
  return (
    <Stack gap="md">
      <Text size="sm">
        Send this link to {person.name} ({person.email}). Whoever opens it chooses the password of
        this account, so send it to nobody else.
      </Text>
      <CopyField label="Link" value={invite.url} />
      <Text size="sm">
        It works once, until <When at={invite.expiresAt} />. It is shown only now; a new one can be
        made at any time.
      </Text>
      <Group justify="flex-end">
        <Button onClick={onClose}>Done</Button>
      </Group>
    </Stack>
  );
}
