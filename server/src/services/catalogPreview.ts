import type { FetchContext, StreamDefinition } from '../connectors/kit/types.ts';
import { type CatalogPreview, previewCatalog } from '../domain/catalog/previewCatalog.ts';
import { defaultRules } from '../domain/rules.ts';
import type { SourceProduct } from '../domain/source.ts';
import type { IngestDeps } from '../ingest/deps.ts';
import { ProblemError } from '../lib/errors.ts';
import { parseJson } from '../lib/json.ts';
import { findCatalog } from '../models/records/catalogPage.ts';
import type { ConnectionRecord } from '../models/access/connections.ts';
import { toContext } from './connections/webhookRegistration.ts';

/** What a product sync would do now, asked of the platform, written nowhere (spec 3.4). */
export async function findCatalogPreview(
  deps: IngestDeps,
  connection: ConnectionRecord,
): Promise<CatalogPreview> {
  const connector = deps.registry.get(connection.platform);
  const stream = connector.streams.find(isProductStream);
  if (!stream?.pages) {
    throw new ProblemError(409, 'not_supported', `${connector.name} has no products`);
  }
  const sources = await fetchProducts(stream, toContext(deps, connection));
  const { workspaceId, _id: connectionId } = connection;
  return previewCatalog({
    sources,
    ids: { workspaceId, connectionId },
    rules: { ...defaultRules, ...connection.rules },
    ...(await findCatalog(deps.db, workspaceId, connectionId)),
  });
}

function isProductStream(stream: StreamDefinition): stream is StreamDefinition<'product'> {
  return stream.kind === 'product';
}

/** Products that cannot be read are left out: the sync would list them as failed. */
async function fetchProducts(
  stream: StreamDefinition<'product'>,
  context: FetchContext,
): Promise<SourceProduct[]> {
  const { currency, timezone, rules } = context.connection;
  const sources: SourceProduct[] = [];
  for await (const page of stream.pages?.(context, { from: null, to: null }, null) ?? []) {
    for (const { raw } of page.records) {
      const read = stream.read(parseJson(raw), { currency, timezone, rules });
      if (read.ok) sources.push(read.value);
    }
  }
  return sources;
}
