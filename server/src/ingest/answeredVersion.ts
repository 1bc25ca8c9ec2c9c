import type { AnsweredVersion } from '../connectors/kit/types.ts';
import { saveAnsweredVersion } from '../models/access/connectionHealth.ts';
import type { ConnectionRecord } from '../models/access/connections.ts';
import type { IngestDeps } from './deps.ts';

/** An answer as always is written down so often, so that people see that it still is so. */
const again = 60 * 60_000;

/** Notes on the connection which API version answers (api.md): a write for what is new, not one for each call. */
export function createVersionNote(
  deps: Pick<IngestDeps, 'db' | 'logger'>,
  connection: ConnectionRecord,
): (version: AnsweredVersion) => void {
  let known = connection.answeredVersion ?? null;
  return (version) => {
    const same = known?.asked === version.asked && known.answered === version.answered;
    if (known && same && Date.now() - known.at.getTime() < again) return;
    known = { ...version, at: new Date() };
    saveAnsweredVersion(deps.db, connection, known).catch((error: unknown) =>
      deps.logger.warn('the answered API version was not noted', { error }),
    );
  };
}
