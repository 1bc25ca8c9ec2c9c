import { z } from 'zod';
import { password, user } from './auth.ts';
import { time } from './common.ts';

/** A link that lets somebody choose a password: shown in this answer only. */
export const invite = z.object({ url: z.string(), expiresAt: time }).meta({ id: 'Invite' });
/** `invite` is null where a password was given. */
export const createdUser = user.extend({ invite: invite.nullable() }).meta({ id: 'CreatedUser' });
export const invitedUser = user.extend({ invite }).meta({ id: 'InvitedUser' });

/** 32 bytes, base64url. */
const token = z.string().regex(/^[\w-]{1,200}$/, 'is not one of a link');
export const inviteBody = z.strictObject({ token });
export const inviteAcceptBody = z.strictObject({ token, password });
/** Whom a link is for. */
export const inviteGlance = z
  .object({ email: z.string(), name: z.string(), workspaceName: z.string() })
  .meta({ id: 'InviteGlance' });
