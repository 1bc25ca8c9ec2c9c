import type { BulkProblem } from '../../bulk/bulkService.ts';
import type { BulkState, SubscriptionState } from '../../state/types.ts';
import type { SubscriptionProblem } from '../../webhooks/subscriptions.ts';
import { readGid, toGid } from '../gid.ts';
import type { FieldMap, SubscriptionInput } from './resolverTypes.ts';
import { versionList } from './versions.ts';

export const subscriptionFields: FieldMap<SubscriptionState> = {
  id: (item) => toGid('WebhookSubscription', item.id),
  legacyResourceId: (item) => String(item.id),
  format: () => 'JSON',
  callbackUrl: (item) => item.uri,
  endpoint: (item) => ({ __typename: 'WebhookHttpEndpoint', callbackUrl: item.uri }),
  filter: (item) => item.filter ?? '',
  metafieldNamespaces: () => [],
  apiVersion: (_item, _args, { state }) =>
    versionList(state.clock()).find((version) => version.handle === state.apiVersion) ?? {
      handle: state.apiVersion,
      displayName: state.apiVersion,
      supported: true,
    },
};

export const bulkFields: FieldMap<BulkState> = {
  id: (bulk) => toGid('BulkOperation', bulk.id),
  type: () => 'QUERY',
  objectCount: (bulk) => String(bulk.objectCount),
  rootObjectCount: (bulk) => String(bulk.rootObjectCount),
  fileSize: (bulk) =>
    bulk.status === 'COMPLETED' && bulk.fileToken ? String(bulk.fileSize ?? 0) : null,
  url: (bulk, _args, { baseUrl }) =>
    bulk.status === 'COMPLETED' && bulk.fileToken ? toFileUrl(baseUrl, bulk) : null,
  partialDataUrl: (bulk, _args, { baseUrl }) =>
    bulk.status === 'FAILED' && bulk.fileToken ? toFileUrl(baseUrl, bulk) : null,
};

/** Signed and short-lived in name, like the real one: valid for seven days, no token header needed. */
function toFileUrl(baseUrl: string, bulk: BulkState): string {
  const expires = Math.floor(Date.parse(bulk.completedAt ?? bulk.createdAt) / 1000) + 7 * 86_400;
  return `${baseUrl}/bulk-operation-outputs/${bulk.fileToken}?Expires=${expires}&Signature=sandbox`;
}

const readUri = (input: SubscriptionInput): string => input.uri ?? input.callbackUrl ?? '';

function toPayload(result: SubscriptionState | SubscriptionProblem) {
  return 'message' in result
    ? { webhookSubscription: null, userErrors: [result] }
    : { webhookSubscription: result, userErrors: [] };
}

export const mutationFields: FieldMap<unknown> = {
  webhookSubscriptionCreate: (_root, args, { subscriptions }) => {
    const input = args.webhookSubscription ?? {};
    return toPayload(
      subscriptions.create({
        topic: args.topic ?? '',
        uri: readUri(input),
        includeFields: input.includeFields ?? [],
        filter: input.filter ?? null,
        name: input.name ?? null,
      }),
    );
  },
  webhookSubscriptionUpdate: (_root, args, { subscriptions }) => {
    const input = args.webhookSubscription ?? {};
    const uri = input.uri ?? input.callbackUrl;
    return toPayload(
      subscriptions.update(readGid(args.id ?? '', 'WebhookSubscription'), {
        ...(uri ? { uri } : {}),
        ...(input.includeFields ? { includeFields: input.includeFields } : {}),
        ...(input.filter === undefined ? {} : { filter: input.filter }),
        ...(input.name === undefined ? {} : { name: input.name }),
      }),
    );
  },
  webhookSubscriptionDelete: (_root, args, { subscriptions }) => {
    const removed = subscriptions.remove(readGid(args.id ?? '', 'WebhookSubscription'));
    const missing = { field: ['id'], message: 'Webhook subscription does not exist' };
    return {
      deletedWebhookSubscriptionId: removed ? args.id : null,
      userErrors: removed ? [] : [missing],
    };
  },
  bulkOperationRunQuery: (_root, args, { bulk }) =>
    toBulkPayload(bulk.run(args.query ?? '', args.groupObjects ?? false)),
  bulkOperationCancel: (_root, args, { bulk }) => {
    const id = readGid(args.id ?? '', 'BulkOperation');
    const problem = bulk.cancel(id);
    return {
      bulkOperation: bulk.find(id) ?? null,
      userErrors: problem ? [{ field: ['id'], message: problem }] : [],
    };
  },
};

function toBulkPayload(result: BulkState | BulkProblem[]) {
  return Array.isArray(result)
    ? { bulkOperation: null, userErrors: result }
    : { bulkOperation: result, userErrors: [] };
}
