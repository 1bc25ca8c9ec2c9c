import { PeopleView } from '../components/people/PeopleView.tsx';

export function PeoplePage() {
  return <PeopleView />;
}
