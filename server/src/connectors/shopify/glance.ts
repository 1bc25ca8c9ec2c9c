import { toGatewayMarks } from '../../domain/order/payment.ts';
import { defaultRules } from '../../domain/rules.ts';
import { isObject } from '../kit/read/json.ts';
import type { Glance, WebhookEnvelope } from '../kit/types.ts';
import { toBodyId, toId } from './mapper/ids.ts';
import { isRest } from './mapper/read.ts';
import { toInstant } from './mapper/time.ts';

/** Cheap looks at a body before anybody maps it. A version that is no date stays so: intake puts the arrival there. */

/** @throws when the body is no object or holds no id: it cannot be kept under any key. */
function lookAt(
  body: unknown,
  what: string,
): { body: Record<string, unknown>; externalId: string } {
  if (!isObject(body)) throw new Error(`${what} is not an object`);
  const externalId = toBodyId(body);
  if (externalId === null) throw new Error(`${what} has no id`);
  return { body, externalId };
}

function toVersion(...texts: unknown[]): Date {
  for (const text of texts) {
    const instant = toInstant(text);
    if (instant) return instant;
  }
  return new Date(Number.NaN);
}

/** Only texts get into a summary, and short ones: it is a row of a list. */
function toSummary(fields: Record<string, unknown>): Record<string, string> {
  const short = Object.entries(fields).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' && value !== '' ? [[name, value.slice(0, 200)]] : [],
  );
  return Object.fromEntries(short);
}

function toLower(value: unknown): unknown {
  return typeof value === 'string' ? value.toLowerCase() : value;
}

function namesIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((name) => typeof name === 'string') : [];
}

export function glanceOrder(body: unknown): Glance {
  const { body: order, externalId } = lookAt(body, 'Order');
  const gateways = namesIn(order['payment_gateway_names'] ?? order['paymentGatewayNames']);
  const old = order['gateway'];
  if (gateways.length === 0 && typeof old === 'string') gateways.push(old);
  return {
    externalId,
    sourceVersion: toVersion(order['updated_at'], order['updatedAt'], order['created_at']),
    deleted: false,
    complete: hasLines(order) && !hasForeignRefund(order),
    marks: toGatewayMarks(gateways, defaultRules),
    summary: toSummary({
      number: order['name'],
      financialStatus: toLower(order['financial_status'] ?? order['displayFinancialStatus']),
      fulfillmentStatus: toLower(order['fulfillment_status'] ?? order['displayFulfillmentStatus']),
      gateways: gateways.join(', '),
    }),
  };
}

/** A subscription's `include_fields` cuts bodies down: without its lines an order is to be fetched. */
function hasLines(order: Record<string, unknown>): boolean {
  return 'line_items' in order || 'lineItems' in order;
}

/** Refund transactions in the buyer's currency do not tell the shop's amount: the order is fetched (spec 4.1). */
function hasForeignRefund(order: Record<string, unknown>): boolean {
  const refunds = order['refunds'];
  if (!Array.isArray(refunds)) return false;
  return refunds.some(
    (refund) =>
      isObject(refund) &&
      Array.isArray(refund['transactions']) &&
      refund['transactions'].some(
        (row) =>
          isObject(row) &&
          typeof row['currency'] === 'string' &&
          row['currency'] !== order['currency'],
      ),
  );
}

export function glanceProduct(body: unknown): Glance {
  const { body: product, externalId } = lookAt(body, 'Product');
  return {
    externalId,
    sourceVersion: toVersion(product['updated_at'], product['updatedAt'], product['created_at']),
    deleted: false,
    complete: hasAllVariants(product),
    marks: [],
    summary: toSummary({
      title: product['title'],
      handle: product['handle'],
      status: toLower(product['status']),
    }),
  };
}

/** Webhooks carry some of a big product's variants and the ids of all (edge case 63). */
function hasAllVariants(product: Record<string, unknown>): boolean {
  const variants = product['variants'];
  const all = product['variant_gids'];
  if (!Array.isArray(all)) return true;
  return Array.isArray(variants) && variants.length >= all.length;
}

/** Nothing personal in the summary. Webhooks leave tags and consent out since 2025-01 (shopify-facts 7). */
export function glanceCustomer(body: unknown): Glance {
  const { body: customer, externalId } = lookAt(body, 'Customer');
  const told = 'email_marketing_consent' in customer || 'accepts_marketing' in customer;
  return {
    externalId,
    sourceVersion: toVersion(customer['updated_at'], customer['updatedAt'], customer['created_at']),
    deleted: false,
    complete: !isRest(customer) || ('tags' in customer && told),
    marks: [],
    summary: {},
  };
}

/** The key of a level: `<item>-<location>` (edge case 73). */
export function toLevelId(itemId: string, locationId: string): string {
  return `${itemId}-${locationId}`;
}

export function glanceInventory(body: unknown): Glance {
  if (!isObject(body)) throw new Error('Inventory level is not an object');
  const item = isObject(body['item']) ? body['item']['id'] : body['inventory_item_id'];
  const location = isObject(body['location']) ? body['location']['id'] : body['location_id'];
  const itemId = toId(item);
  const locationId = toId(location);
  if (itemId === null || locationId === null) {
    throw new Error('Inventory level has no inventory item or no location');
  }
  return {
    externalId: toLevelId(itemId, locationId),
    sourceVersion: toVersion(body['updated_at'], body['updatedAt']),
    deleted: false,
    complete: true,
    marks: [],
    summary: { inventoryItemId: itemId, locationId },
  };
}

/** A deletion: only the id is known, and when it was triggered (edge case 12). */
export function glanceDeleted(look: (body: unknown) => Glance) {
  return (body: unknown, envelope: WebhookEnvelope): Glance => ({
    ...look(body),
    sourceVersion: envelope.triggeredAt ?? new Date(Number.NaN),
    deleted: true,
    complete: true,
    marks: [],
  });
}
