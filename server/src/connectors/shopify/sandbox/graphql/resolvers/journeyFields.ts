import type { OrderState } from '../../state/orderTypes.ts';
import type { ShopState } from '../../state/shopState.ts';
import { toGid } from '../gid.ts';

/** UTM parameters of a landing page; null when it carries none. */
function toUtm(url: URL) {
  const read = (name: string): string | null => url.searchParams.get(`utm_${name}`);
  const utm = {
    campaign: read('campaign'),
    content: read('content'),
    medium: read('medium'),
    source: read('source'),
    term: read('term'),
  };
  return Object.values(utm).some((value) => value !== null) ? utm : null;
}

function toSource(order: OrderState): string {
  if (!order.referringSite) return 'direct';
  return new URL(order.referringSite).hostname.replace(/^www\./, '').split('.')[0] ?? 'direct';
}

/** The visit behind an online order. REST says a path, GraphQL the whole address. */
export function toJourney(state: ShopState, order: OrderState) {
  if (order.sourceName !== 'web') return null;
  const orders =
    order.customerId === null ? [] : (state.ordersOfCustomer.get(order.customerId) ?? []);
  const index = orders.indexOf(order);
  const visit = order.landingSite ? toVisit(state, order) : null;
  return {
    customerOrderIndex: index < 0 ? null : index,
    daysToConversion: 1,
    firstVisit: visit,
    lastVisit: visit,
    momentsCount: { count: visit ? 1 : 0, precision: 'EXACT' },
    ready: true,
  };
}

function toVisit(state: ShopState, order: OrderState) {
  const url = new URL(order.landingSite ?? '/', `https://${state.info.domain}`);
  return {
    id: toGid('CustomerVisit', order.id),
    landingPage: url.href,
    landingPageHtml: url.href,
    occurredAt: order.createdAt,
    referralCode: null,
    referrerUrl: order.referringSite,
    source: toSource(order),
    sourceDescription: null,
    utmParameters: toUtm(url),
  };
}
