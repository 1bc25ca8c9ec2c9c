import type { Request } from 'express';
import type { z } from 'zod';
import type { me } from '../../contract/auth.ts';
import type { UserRecord } from '../../models/access/users.ts';
import { toClaim, toPrincipal } from '../../services/access/auth.ts';
import { findWorkspaceView } from '../../services/access/workspace.ts';
import { toMe } from '../answers/people.ts';
import type { WebDeps } from '../http/deps.ts';
import { startSession } from '../http/sessions.ts';

/** Starts the session of somebody who proved who they are, and says who that is. */
export async function signInAs(
  request: Request,
  deps: WebDeps,
  user: UserRecord,
): Promise<z.input<typeof me>> {
  await startSession(request, toClaim(user, deps.now()));
  return toMe(toPrincipal(user), await findWorkspaceView(deps, user.workspaceId));
}
