import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type * as auth from '../../../server/src/contract/auth.ts';
import type * as invites from '../../../server/src/contract/invites.ts';
import { call } from './call.ts';

export type Person = z.output<typeof auth.user>;
export type Role = Person['role'];
export type Invite = z.output<typeof invites.invite>;
export type InvitedPerson = z.output<typeof invites.invitedUser>;
export type PersonChange = z.input<typeof auth.userChangeBody>;
export type ApiKey = z.output<typeof auth.apiKey>;
export type CreatedApiKey = z.output<typeof auth.createdApiKey>;
export type NewApiKey = z.input<typeof auth.newApiKeyBody>;

export function usersQuery(cursor: string | null) {
  return queryOptions({
    queryKey: ['users', cursor],
    queryFn: ({ signal }) =>
      call<z.output<typeof auth.userList>>('GET', '/api/users', { query: { cursor }, signal }),
    placeholderData: keepPreviousData,
  });
}

/** Adds a person who chooses a password by the link of the answer. */
export function inviteUser(body: {
  name: string;
  email: string;
  role: Role;
}): Promise<z.output<typeof invites.createdUser>> {
  return call('POST', '/api/users', { body });
}

/** A new link for somebody who lost the first one, or the password. */
export function renewInvite(id: string): Promise<InvitedPerson> {
  return call('POST', `/api/users/${encodeURIComponent(id)}/invite`);
}

export function changeUser(id: string, body: PersonChange): Promise<Person> {
  return call('PATCH', `/api/users/${encodeURIComponent(id)}`, { body });
}

export function keysQuery(cursor: string | null) {
  return queryOptions({
    queryKey: ['keys', cursor],
    queryFn: ({ signal }) =>
      call<z.output<typeof auth.apiKeyList>>('GET', '/api/keys', { query: { cursor }, signal }),
    placeholderData: keepPreviousData,
  });
}

/** The only answer that holds the key itself. */
export function createKey(body: NewApiKey): Promise<CreatedApiKey> {
  return call('POST', '/api/keys', { body });
}

export function revokeKey(id: string): Promise<ApiKey> {
  return call('DELETE', `/api/keys/${encodeURIComponent(id)}`);
}
