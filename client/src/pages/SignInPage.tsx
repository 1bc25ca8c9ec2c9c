import { useQuery } from '@tanstack/react-query';
import { Navigate, useRouter, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { meQuery, setupQuery } from '../api/session.ts';
import { EntryFrame } from '../components/people/EntryFrame.tsx';
import { SignInForm } from '../components/people/SignInForm.tsx';
import { useEnter } from '../components/people/useEnter.ts';
import { toOwnPath } from '../lib/ownPath.ts';

/** Whoever is signed in goes on; where nobody exists yet, the first admin is made. */
export function SignInPage() {
  const { next } = useSearch({ from: '/sign-in' });
  const path = toOwnPath(next, window.location.origin);
  const enter = useEnter();
  const me = useQuery({ ...meQuery, refetchInterval: false, retry: false });
  const setup = useQuery({ ...setupQuery, refetchInterval: false, retry: false });
  if (me.data) return <GoOn path={path} />;
  if (setup.data?.needed) return <Navigate to="/setup" replace />;
  if (me.isPending) return null;
  return (
    <EntryFrame title="Sign in">
      <SignInForm onDone={(person) => enter(person, path)} />
    </EntryFrame>
  );
}

function GoOn({ path }: { path: string }) {
  const { history } = useRouter();
  useEffect(() => history.replace(path), [history, path]);
  return null;
}
