import type {
  DemoAccount,
  DemoOrder,
  DemoWorld,
} from '../src/connectors/kit/sandbox/demoAccount.ts';
import {
  openTestConnection,
  toTestConnection,
} from '../src/connectors/kit/sandbox/testConnection.ts';
import type {
  Connector,
  FetchContext,
  FetchPage,
  ReadContext,
  RecordKind,
  SourceOfKind,
  StreamDefinition,
} from '../src/connectors/kit/types.ts';
import { parseJson } from '../src/lib/json.ts';

const place = { currency: 'INR', timezone: 'Asia/Kolkata' };

/** The demo's world at any free port. */
export function toDemoWorld(now: () => Date, orders: () => DemoOrder[] = () => []): DemoWorld {
  return { port: 0, now, ...place, orders };
}

/** A connection to a demo account, made of what a person would type. @throws when the form refuses it. */
export function openDemo(connector: Connector, account: DemoAccount): FetchContext {
  const settings = connector.settings.parse(account.settings) as Record<string, string>;
  const credentials = connector.credentials.parse(account.credentials) as Record<string, string>;
  return openTestConnection(toTestConnection({ settings, credentials, ...place })).context;
}

/** The records of pages. @throws when one of them cannot be read. */
export function readRecords<K extends RecordKind>(
  stream: StreamDefinition<K>,
  pages: FetchPage[],
  context: ReadContext,
): SourceOfKind[K][] {
  return pages
    .flatMap(({ records }) => records)
    .map(({ raw }) => {
      const read = stream.read(parseJson(raw), context);
      if (!read.ok) throw new Error(JSON.stringify(read.issues));
      return read.value;
    });
}
