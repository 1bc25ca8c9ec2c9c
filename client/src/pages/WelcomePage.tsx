import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocation, useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { type InviteGlance, inviteQuery } from '../api/access.ts';
import { ApiProblem } from '../api/call.ts';
import { EntryFrame } from '../components/people/EntryFrame.tsx';
import { useEnter } from '../components/people/useEnter.ts';
import { WelcomeForm } from '../components/people/WelcomeForm.tsx';
import { QueryView } from '../components/ui/QueryView.tsx';
import { RouterLink } from '../components/ui/RouterLink.tsx';

/** Where an invitation's link leads: somebody chooses the password. */
export function WelcomePage() {
  const token = useToken();
  const invite = useQuery(inviteQuery(token));
  const enter = useEnter();
  if (token === '' || isUsedUp(invite.error)) return <NoInvitation missing={token === ''} />;
  return (
    <EntryFrame
      title="Choose your password"
      description={invite.data ? <Whom person={invite.data} /> : 'One moment'}
    >
      <QueryView query={invite}>
        {(person) => (
          <WelcomeForm token={token} person={person} onDone={(me) => enter(me, '/orders')} />
        )}
      </QueryView>
    </EntryFrame>
  );
}

/** The secret behind `#`: taken out of the address at once, so that it is in no history and on no picture of the screen. */
function useToken(): string {
  const { hash } = useLocation();
  const { history } = useRouter();
  const [token, setToken] = useState(hash);
  if (hash !== '' && hash !== token) setToken(hash);
  useEffect(() => {
    if (hash !== '') history.replace('/welcome');
  }, [hash, history]);
  return token;
}

function isUsedUp(error: unknown): boolean {
  return error instanceof ApiProblem && [404, 422].includes(error.status);
}

function Whom({ person }: { person: InviteGlance }) {
  return (
    <>
      For {person.name} ({person.email}) in the workspace {person.workspaceName}.
    </>
  );
}

function NoInvitation({ missing }: { missing: boolean }) {
  return (
    <EntryFrame title={missing ? 'This page needs your link' : 'This link does not work any more'}>
      <Stack gap="xs">
        <Text size="sm">
          {missing
            ? 'Open the link of your invitation once more: for your safety it is not kept in the address.'
            : 'It is used up, replaced by a newer one or older than seven days: ask an admin for a new one.'}
        </Text>
        <Text size="sm">
          Have you chosen a password already? <RouterLink to="/sign-in">Sign in</RouterLink>
        </Text>
      </Stack>
    </EntryFrame>
  );
}
