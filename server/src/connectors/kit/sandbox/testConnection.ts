import { defaultRules } from '../../../domain/rules.ts';
import type { ConnectionContext, FetchContext } from '../types.ts';

type Account = Pick<ConnectionContext, 'settings' | 'credentials' | 'currency' | 'timezone'>;

let opened = 0;

/** A connection to a sandbox's account; each has an id of its own, as tokens, queues and limits are kept by it. */
export function toTestConnection(account: Account): ConnectionContext {
  opened += 1;
  return {
    connectionId: `con_sandbox${opened}`,
    workspaceId: 'ws_sandbox',
    ...account,
    rules: defaultRules,
  };
}

/** A connection as tests fetch by it. */
export interface TestConnection {
  connection: ConnectionContext;
  /** What was noticed since it was opened. */
  notices: string[];
  context: FetchContext;
}

/** A context of the connection that nothing aborts. */
export function openTestConnection(connection: ConnectionContext): TestConnection {
  const notices: string[] = [];
  const context: FetchContext = {
    connection,
    signal: new AbortController().signal,
    notice: (message) => void notices.push(message),
  };
  return { connection, notices, context };
}
