import { needsReseal, seal, unseal } from '../../lib/sealed.ts';
import { connections, findAllConnections } from '../../models/access/connections.ts';
import type { ConnectionDeps } from './connectionDeps.ts';

/**
 * After a change of keys: seals again what an older key sealed, so that it can be taken away (S109). Guarded by
 * the old text: whoever changed a credential meanwhile wins. @returns how many were sealed again.
 */
export async function resealCredentials(deps: ConnectionDeps): Promise<number> {
  let count = 0;
  for (const { _id: connectionId, workspaceId, sealed } of await findAllConnections(deps.db)) {
    for (const [field, old] of Object.entries(sealed)) {
      if (!needsReseal(deps.keyring, old)) continue;
      const place = { workspaceId, connectionId, field };
      const fresh = tryReseal(deps, place, old);
      if (fresh === null) continue;
      const at = `sealed.${field}`;
      const filter = { _id: connectionId, workspaceId, [at]: old };
      await connections.collection(deps.db).updateOne(filter, { $set: { [at]: fresh } });
      count += 1;
    }
  }
  return count;
}

function tryReseal(
  deps: ConnectionDeps,
  place: { workspaceId: string; connectionId: string; field: string },
  old: string,
): string | null {
  try {
    return seal(deps.keyring, place, unseal(deps.keyring, place, old).reveal());
  } catch {
    const { connectionId, field } = place;
    deps.logger.error('a stored secret does not open: restore its key', { connectionId, field });
    return null;
  }
}
