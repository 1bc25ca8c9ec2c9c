import type { Invite, Person } from '../../api/people.ts';

/** What the page asks or shows beside its list. */
export type PersonDialog =
  | { kind: 'invite' }
  | { kind: 'link'; person: Person; invite: Invite }
  | { kind: 'role'; person: Person };
