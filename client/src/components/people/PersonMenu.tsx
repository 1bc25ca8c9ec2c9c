import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconLink, IconShield, IconUserCheck, IconUserOff } from '@tabler/icons-react';
import { changeUser, type Person, renewInvite } from '../../api/people.ts';
import { useMe } from '../../app/session.ts';
import { askFirst } from '../ui/askFirst.ts';
import { useAction } from '../ui/useAction.ts';
import type { PersonDialog } from './personDialog.ts';

interface Props {
  person: Person;
  onDialog: (dialog: PersonDialog) => void;
}

/** What can be done about a person. The server refuses to leave a workspace without an admin. */
export function PersonMenu({ person, onDialog }: Props) {
  const link = useAction({
    run: () => renewInvite(person.id),
    onDone: ({ invite }) => onDialog({ kind: 'link', person, invite }),
    refreshes: [['users']],
  });
  const enabling = useEnabling(person);
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <ActionIcon
          variant="default"
          aria-label={`Actions for ${person.name}`}
          loading={link.isPending || enabling.isPending}
        >
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {!person.disabled && (
          <Menu.Item leftSection={<IconLink size={16} />} onClick={() => link.mutate()}>
            {person.invited ? 'New invitation link' : 'Link to reset the password'}
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={<IconShield size={16} />}
          onClick={() => onDialog({ kind: 'role', person })}
        >
          Change the role
        </Menu.Item>
        <Menu.Item
          leftSection={person.disabled ? <IconUserCheck size={16} /> : <IconUserOff size={16} />}
          onClick={enabling.ask}
        >
          {person.disabled ? 'Enable' : 'Disable'}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** Disabling asks first and says what ends. */
function useEnabling(person: Person) {
  const isMe = useMe().id === person.id;
  const change = useAction({
    run: () => changeUser(person.id, { disabled: !person.disabled }),
    done: ({ name, disabled }) => `${name} is ${disabled ? 'disabled' : 'enabled'}`,
    refreshes: [['users'], ['me']],
  });
  const ask = () => {
    if (person.disabled) return change.mutate();
    const own = isMe ? 'This is your own account: you are signed out at once. ' : '';
    askFirst({
      question: `Disable ${person.name}?`,
      explanation: `${own}${person.email} cannot sign in any more, and all their sessions end at once. What they did stays; they can be enabled again.`,
      confirm: 'Disable',
      danger: true,
      onConfirm: () => change.mutate(),
    });
  };
  return { ask, isPending: change.isPending };
}
