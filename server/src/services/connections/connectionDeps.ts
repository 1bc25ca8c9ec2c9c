import type { IngestDeps } from '../../ingest/deps.ts';
import type { Keyring } from '../../lib/sealed.ts';

export interface ConnectionDeps extends IngestDeps {
  keyring: Keyring;
  /** May a connection talk to another address than its platform's own? Sandboxes need it (api.md). */
  allowCustomBaseUrl: boolean;
}
