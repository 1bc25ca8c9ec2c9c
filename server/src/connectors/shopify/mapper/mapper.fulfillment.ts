import type { SourceFulfillment } from '../../../domain/source.ts';
import {
  addIssue,
  type Place,
  readBodyId,
  readChild,
  readCount,
  readId,
  readList,
  readRequiredTime,
  readState,
  readText,
  readTexts,
  sortById,
} from './read.ts';

/** GraphQL's display states that REST knows as "no shipment state yet" (shopify-facts 5). */
const notShipmentStates = new Set(['fulfilled', 'marked_as_fulfilled', 'submitted', 'canceled']);

export function readFulfillments(order: Place): SourceFulfillment[] {
  return sortById(readList(order, 'fulfillments').map(toFulfillment));
}

function toFulfillment(place: Place): SourceFulfillment {
  return {
    externalId: readBodyId(place),
    status: readState(place, 'status') ?? 'success',
    shipmentStatus: readShipmentStatus(place),
    ...readTracking(place),
    createdAt: readRequiredTime(place, 'createdAt'),
    lines: readFulfilledLines(place),
  };
}

function readShipmentStatus(place: Place): string | null {
  const state = readState(place, place.rest ? 'shipmentStatus' : 'displayStatus');
  return state === null || notShipmentStates.has(state) ? null : state;
}

/** One parcel may have several numbers (shopify-facts 8). */
function readTracking(
  place: Place,
): Pick<SourceFulfillment, 'trackingNumbers' | 'trackingCompany' | 'trackingUrl'> {
  if (place.rest) {
    const single = readText(place, 'trackingNumber');
    const numbers = readTexts(place, 'trackingNumbers');
    return {
      trackingNumbers: (numbers.length > 0 || single === null ? numbers : [single]).filter(Boolean),
      trackingCompany: readText(place, 'trackingCompany'),
      trackingUrl: readText(place, 'trackingUrl') ?? (readTexts(place, 'trackingUrls')[0] || null),
    };
  }
  const infos = readList(place, 'trackingInfo');
  const first = infos[0];
  return {
    trackingNumbers: infos.map((info) => readText(info, 'number')).filter((text) => text !== null),
    trackingCompany: first ? readText(first, 'company') : null,
    trackingUrl: first ? readText(first, 'url') : null,
  };
}

/** Units by order line; a line may occur twice in one parcel (edge case 58). */
function readFulfilledLines(place: Place): SourceFulfillment['lines'] {
  const rows = readList(place, place.rest ? 'lineItems' : 'fulfillmentLineItems');
  const units = new Map<string, number>();
  for (const row of rows) {
    const line = place.rest ? row : readChild(row, 'lineItem');
    const lineId = line && readId(line, 'id');
    if (lineId === null) addIssue(row, 'id', 'is missing or is no id');
    else units.set(lineId, (units.get(lineId) ?? 0) + (readCount(row, 'quantity') ?? 0));
  }
  const lines = [...units].map(([externalId, qty]) => ({ externalId, qty }));
  return sortById(lines).map(({ externalId, qty }) => ({ lineId: externalId, qty }));
}
