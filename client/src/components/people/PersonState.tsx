import { Badge, Stack, Text } from '@mantine/core';
import type { Person } from '../../api/people.ts';
import { useNow } from '../ui/clock.ts';
import { When } from '../ui/Age.tsx';

/** May this person sign in, and until when does an open link work? */
export function PersonState({ person }: { person: Person }) {
  const { disabled, invited, inviteExpiresAt } = person;
  return (
    <Stack gap={2} align="flex-start">
      {disabled && <Badge color="red">Disabled</Badge>}
      {!disabled && invited && <Badge color="yellow">Invited</Badge>}
      {!disabled && !invited && <Badge color="green">Active</Badge>}
      {!disabled && inviteExpiresAt !== null && <LinkState expiresAt={inviteExpiresAt} />}
    </Stack>
  );
}

function LinkState({ expiresAt }: { expiresAt: string }) {
  const over = new Date(expiresAt) < useNow();
  return (
    <Text size="xs" c="dimmed">
      {over ? 'The link is too old: make a new one' : 'Link works until '}
      {!over && <When at={expiresAt} />}
    </Text>
  );
}
