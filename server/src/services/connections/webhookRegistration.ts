import type { Connector, FetchContext, WebhookTopic } from '../../connectors/kit/types.ts';
import { ProblemError, toError } from '../../lib/errors.ts';
import { toFetchContext } from '../../ingest/fetchRecord.ts';
import type { IngestDeps } from '../../ingest/deps.ts';
import type { ConnectionRecord } from '../../models/access/connections.ts';

/** One webhook topic as the settings tab shows it (spec 6.6). */
export interface WebhookState {
  topic: string;
  /** To copy into the platform's own settings where it cannot be registered by API. */
  url: string;
  /** `manual`: the platform takes it by its app settings only. `unknown`: the platform could not be asked. */
  state: 'registered' | 'missing' | 'wrong' | 'manual' | 'unknown';
  registeredUrls: string[];
}

/** Where a topic's deliveries should go. `publicUrl` has no trailing slash. */
export function toWebhookUrl(publicUrl: string, platform: string, topic: WebhookTopic): string {
  return `${publicUrl}/api/webhooks/${platform}/${topic.path}`;
}

/** All topics of a connection with what the platform says of them; a silent platform gives `unknown`. */
export async function findWebhookStates(
  deps: IngestDeps,
  connection: ConnectionRecord,
  publicUrl: string,
): Promise<WebhookState[]> {
  const connector = deps.registry.get(connection.platform);
  const registered = await listRegistered(deps, connector, connection);
  return (connector.webhooks?.topics ?? []).map((topic) =>
    toState(topic, toWebhookUrl(publicUrl, connector.id, topic), registered),
  );
}

function toState(
  topic: WebhookTopic,
  url: string,
  registered: { topic: string; uri: string }[] | null,
): WebhookState {
  const registeredUrls = (registered ?? [])
    .filter((entry) => entry.topic === topic.topic)
    .map((entry) => entry.uri);
  return { topic: topic.topic, url, state: judge(), registeredUrls };

  function judge(): WebhookState['state'] {
    if (!topic.registrable) return 'manual';
    if (registered === null) return 'unknown';
    if (registeredUrls.includes(url)) return registeredUrls.length > 1 ? 'wrong' : 'registered';
    return registeredUrls.length > 0 ? 'wrong' : 'missing';
  }
}

async function listRegistered(
  deps: IngestDeps,
  connector: Connector,
  connection: ConnectionRecord,
): Promise<{ topic: string; uri: string }[] | null> {
  try {
    return (await connector.subscriptions?.list(toContext(deps, connection))) ?? null;
  } catch (error) {
    deps.logger.warn('webhook subscriptions could not be listed', { error: toError(error) });
    return null;
  }
}

/**
 * Registers what is missing and replaces what points elsewhere; safe to repeat.
 * @throws ProblemError 409 when the platform has no registration by API.
 */
export async function registerWebhooks(
  deps: IngestDeps,
  connection: ConnectionRecord,
  publicUrl: string,
): Promise<{
  registered: number;
  unchanged: number;
  failed: { topic: string; message: string }[];
}> {
  const connector = deps.registry.get(connection.platform);
  const api = connector.subscriptions;
  if (!api) throw new ProblemError(409, 'not_supported', `${connector.name} registers no webhooks`);
  const context = toContext(deps, connection);
  const states = await findWebhookStates(deps, connection, publicUrl);
  const result = {
    registered: 0,
    unchanged: 0,
    failed: [] as { topic: string; message: string }[],
  };
  for (const state of states) {
    if (state.state === 'registered') result.unchanged += 1;
    if (state.state === 'registered' || state.state === 'manual') continue;
    try {
      for (const uri of state.registeredUrls) {
        if (uri !== state.url) await api.remove(context, state.topic, uri);
      }
      if (!state.registeredUrls.includes(state.url)) {
        await api.register(context, state.topic, state.url);
      }
      result.registered += 1;
    } catch (error) {
      result.failed.push({ topic: state.topic, message: toError(error).message });
    }
  }
  return result;
}

/** A context for calls a person waits for. */
export function toContext(deps: IngestDeps, connection: ConnectionRecord): FetchContext {
  return toFetchContext(deps, connection, AbortSignal.timeout(60_000));
}
