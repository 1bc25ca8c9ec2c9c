import type { ReadResult, SourceEvent } from '../../../domain/source.ts';
import { isObject } from '../../kit/read/json.ts';
import { refuseBody } from '../../kit/read/result.ts';
import type { Glance, ReadContext, WebhookEnvelope } from '../../kit/types.ts';
import { toBodyId, toId } from './ids.ts';
import { toInstant } from './time.ts';

/** What a body without a record of its own asks of us: which stream's record to fetch again, or a fact to note. */
type EventRule =
  | { asks: 'refetch'; stream: string; id(body: Record<string, unknown>): string | null }
  | { asks: 'uninstalled' }
  | { asks: 'held' | 'noted'; reason: string };

const refetchOrder: EventRule = {
  asks: 'refetch',
  stream: 'orders',
  id: (body) => toId(body['order_id']),
};
const refetchItemsProduct: EventRule = {
  asks: 'refetch',
  stream: 'products',
  id: (body) => prefixed('inventory_item', toBodyId(body)),
};
const refetchCustomer: EventRule = {
  asks: 'refetch',
  stream: 'customers',
  id: (body) => toId(body['customer_id'] ?? body['customerId']),
};

const rules = new Map<string, EventRule>(
  Object.entries<EventRule>({
    'orders/edited': {
      asks: 'refetch',
      stream: 'orders',
      id: (body) => (isObject(body['order_edit']) ? toId(body['order_edit']['order_id']) : null),
    },
    'refunds/create': refetchOrder,
    'fulfillments/create': refetchOrder,
    'fulfillments/update': refetchOrder,
    'order_transactions/create': refetchOrder,
    'inventory_items/create': refetchItemsProduct,
    'inventory_items/update': refetchItemsProduct,
    'inventory_items/delete': { asks: 'noted', reason: 'Inventory item deleted with its variant' },
    'customers/merge': {
      asks: 'refetch',
      stream: 'customers',
      id: (body) => toId(body['admin_graphql_api_customer_kept_id']),
    },
    'customer.tags_added': refetchCustomer,
    'customer.tags_removed': refetchCustomer,
    'customers_email_marketing_consent/update': refetchCustomer,
    'customers/redact': { asks: 'held', reason: 'Customer redaction requested' },
    'customers/data_request': { asks: 'held', reason: 'Customer data requested' },
    'shop/redact': { asks: 'held', reason: 'Shop redaction requested' },
    'shop/update': { asks: 'noted', reason: 'Shop settings changed' },
    'app/uninstalled': { asks: 'uninstalled' },
    'app/scopes_update': { asks: 'noted', reason: 'Access scopes changed' },
    'bulk_operations/finish': { asks: 'noted', reason: 'Bulk operation finished' },
  }),
);

function prefixed(prefix: string, id: string | null): string | null {
  return id === null ? null : `${prefix}:${id}`;
}

/** PURE. The topic decides; without one (older entries) a body that names an order asks for that order. */
export function toEvent(body: unknown, context: ReadContext): ReadResult<SourceEvent> {
  if (!isObject(body)) return refuseBody();
  const rule = rules.get(context.topic ?? toTopic(body));
  if (!rule) return { ok: true, value: { type: 'noted', reason: 'Nothing to do for this topic' } };
  if (rule.asks === 'uninstalled') return { ok: true, value: { type: 'uninstalled' } };
  if (rule.asks !== 'refetch') return { ok: true, value: { type: rule.asks, reason: rule.reason } };
  const externalId = rule.id(body);
  if (externalId === null) {
    const message = `does not name the ${rule.stream} record to fetch`;
    return { ok: false, issues: [{ field: '', message }] };
  }
  return { ok: true, value: { type: 'refetch', stream: rule.stream, externalId } };
}

function toTopic(body: Record<string, unknown>): string {
  if (isObject(body['order_edit'])) return 'orders/edited';
  return body['order_id'] === undefined ? '' : 'refunds/create';
}

/** Events are kept by topic and the id they carry; later ones of the same replace earlier ones. */
export function glanceEvent(body: unknown, envelope: WebhookEnvelope): Glance {
  if (!isObject(body)) throw new Error(`${envelope.topic} is not an object`);
  const edit = isObject(body['order_edit']) ? body['order_edit'] : body;
  const own = toBodyId(edit) ?? toId(edit['order_id']) ?? toSubject(edit);
  const version = envelope.triggeredAt ?? toInstant(edit['updated_at'] ?? edit['created_at']);
  const orderId = toId(edit['order_id']);
  return {
    externalId: `${envelope.topic}:${own ?? envelope.deliveryId}`,
    sourceVersion: version ?? new Date(Number.NaN),
    deleted: false,
    complete: true,
    marks: [],
    summary: { topic: envelope.topic, ...(orderId === null ? {} : { orderId }) },
  };
}

/** Privacy requests and merges have no id of their own: whom they are about keeps them apart. */
function toSubject(body: Record<string, unknown>): string | null {
  const customer = isObject(body['customer']) ? body['customer'] : {};
  const request = isObject(body['data_request']) ? body['data_request'] : {};
  return (
    toId(request['id']) ??
    toId(customer['id']) ??
    toId(body['customer_id'] ?? body['customerId']) ??
    toId(body['admin_graphql_api_customer_deleted_id']) ??
    toId(body['shop_id'])
  );
}
