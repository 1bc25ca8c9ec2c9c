import { useQuery } from '@tanstack/react-query';
import { setupQuery } from '../api/session.ts';
import { EntryFrame } from '../components/people/EntryFrame.tsx';
import { SetupForm } from '../components/people/SetupForm.tsx';
import { useEnter } from '../components/people/useEnter.ts';
import { QueryView } from '../components/ui/QueryView.tsx';
import { RouterButton } from '../components/ui/RouterButton.tsx';

/** First run: the first admin. Connecting a shop is what comes next. */
export function SetupPage() {
  const setup = useQuery({ ...setupQuery, refetchInterval: false });
  const enter = useEnter();
  const done = setup.data?.needed === false;
  return (
    <EntryFrame
      title={done ? 'Sluice is set up already' : 'Welcome to Sluice'}
      description={
        done
          ? 'There is an admin: more people come by invitation.'
          : 'Nobody is here yet: you become the first admin.'
      }
    >
      <QueryView query={setup}>
        {({ needed }) =>
          needed ? (
            <SetupForm onDone={(me) => enter(me, '/settings/shopify')} />
          ) : (
            <RouterButton to="/sign-in" fullWidth>
              Go to sign-in
            </RouterButton>
          )
        }
      </QueryView>
    </EntryFrame>
  );
}
