import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type * as auth from '../../../server/src/contract/auth.ts';
import type * as invites from '../../../server/src/contract/invites.ts';
import type * as setup from '../../../server/src/contract/setup.ts';
import { call } from './call.ts';
import type { Me } from './session.ts';

export type InviteGlance = z.output<typeof invites.inviteGlance>;
export type SetupInput = z.input<typeof setup.setupBody>;

export function signIn(body: z.input<typeof auth.loginBody>): Promise<Me> {
  return call('POST', '/api/auth/login', { body });
}

/** Makes the first admin and signs in. */
export function setUp(body: SetupInput): Promise<Me> {
  return call('POST', '/api/auth/setup', { body });
}

/** Whom an invitation's link is for. Never asked twice for one link: wrong ones are counted. */
export const inviteQuery = (token: string) =>
  queryOptions({
    queryKey: ['invite', token],
    queryFn: () => call<InviteGlance>('POST', '/api/auth/invite', { body: { token } }),
    enabled: token !== '',
    staleTime: Infinity,
    refetchInterval: false,
  });

export function acceptInvite(body: z.input<typeof invites.inviteAcceptBody>): Promise<Me> {
  return call('POST', '/api/auth/invite/accept', { body });
}

/** All other sessions of this person end. */
export function changePassword(body: z.input<typeof auth.passwordBody>): Promise<Me> {
  return call('POST', '/api/auth/password', { body });
}
