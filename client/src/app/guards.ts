import type { QueryClient } from '@tanstack/react-query';
import { redirect } from '@tanstack/react-router';
import { ApiProblem } from '../api/call.ts';
import { type Me, meQuery, setupQuery } from '../api/session.ts';
import { may, type Permission } from '../lib/permissions.ts';

interface GuardInput {
  context: { queryClient: QueryClient };
  location: { href: string };
}

/** Pages of the shell need a person; nobody signed in goes to the first-run page or to sign-in. */
export async function requirePerson({ context, location }: GuardInput): Promise<void> {
  try {
    await context.queryClient.ensureQueryData(meQuery);
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status !== 401) throw error;
    const { needed } = await context.queryClient.fetchQuery(setupQuery);
    if (needed) throw redirect({ to: '/setup' });
    throw redirect({ to: '/sign-in', search: { next: location.href } });
  }
}

/** A page a role may not see sends to the orders, which all may. */
export function requirePermission(permission: Permission) {
  return ({ context }: GuardInput): void => {
    const me = context.queryClient.getQueryData<Me>(meQuery.queryKey);
    if (me && !may(me.role, permission)) throw redirect({ to: '/orders' });
  };
}
