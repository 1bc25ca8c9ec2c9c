import { computeLineNet } from '../../state/orderMoney.ts';
import type { FulfillmentState } from '../../state/orderTypes.ts';
import { toGid } from '../gid.ts';
import { toBag } from './moneyFields.ts';
import type { FieldMap } from './resolverTypes.ts';
import { cutList, toChildren, type FulfillmentRow, type Part } from './rows.ts';

type ShippedRow = Part<FulfillmentState['lines'][number]>;

function toDisplayStatus({ part }: FulfillmentRow): string {
  if (part.status === 'cancelled') return 'CANCELED';
  return part.shipmentStatus?.toUpperCase() ?? 'FULFILLED';
}

/** One entry per number; a parcel may have several (shopify-facts 8). */
function toTracking({ part }: FulfillmentRow) {
  const { trackingNumbers, trackingUrls, trackingCompany } = part;
  if (trackingNumbers.length === 0 && trackingCompany === null) return [];
  const size = Math.max(1, trackingNumbers.length);
  return Array.from({ length: size }, (_, index) => ({
    company: trackingCompany,
    number: trackingNumbers[index] ?? null,
    url: trackingUrls[index] ?? null,
  }));
}

const stampWhen = ({ part }: FulfillmentRow, words: string[]): string | null =>
  words.includes(part.shipmentStatus ?? '') ? part.updatedAt : null;

export const fulfillmentFields: FieldMap<FulfillmentRow> = {
  id: ({ part }) => toGid('Fulfillment', part.id),
  legacyResourceId: ({ part }) => String(part.id),
  name: ({ part }) => part.name,
  status: ({ part }) => part.status.toUpperCase(),
  displayStatus: toDisplayStatus,
  createdAt: ({ part }) => part.createdAt,
  updatedAt: ({ part }) => part.updatedAt,
  deliveredAt: (row) => stampWhen(row, ['delivered']),
  inTransitAt: (row) => stampWhen(row, ['in_transit', 'out_for_delivery']),
  estimatedDeliveryAt: () => null,
  location: ({ part }, _args, { state }) => state.locations.get(part.locationId) ?? null,
  order: ({ order }) => order,
  requiresShipping: () => true,
  totalQuantity: ({ part }) => part.lines.reduce((sum, line) => sum + line.quantity, 0),
  trackingInfo: (row, args) => cutList(toTracking(row), args),
  fulfillmentLineItems: ({ order, part }, args, context) => {
    const rows = part.lines.map((line): ShippedRow => ({ order, part: line }));
    return toChildren(rows, args, context, (row) => row.part.id);
  },
};

function findLine({ order, part }: ShippedRow) {
  const line = order.lines.find((candidate) => candidate.id === part.lineId);
  if (!line) throw new Error(`Order ${order.name} has no line ${part.lineId}`);
  return line;
}

export const shippedFields: FieldMap<ShippedRow> = {
  id: ({ part }) => toGid('FulfillmentLineItem', part.id),
  lineItem: (row) => ({ order: row.order, part: findLine(row) }),
  quantity: ({ part }) => part.quantity,
  originalTotalSet: (row) => toBag(row.order, findLine(row).price * row.part.quantity),
  discountedTotalSet: (row) => toBag(row.order, computeLineNet(findLine(row), row.part.quantity)),
};
