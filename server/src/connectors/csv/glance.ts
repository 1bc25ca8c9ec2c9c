import { toSkuKey } from '../../domain/costs/costs.ts';
import type { Glance } from '../kit/types.ts';
import { toIdPart, toOrderKey } from './ids.ts';
import { type Cells, readText, toCells } from './mapper/cells.ts';

/** A file tells no version: the time of its import is put in its place by whoever imports it. */
function toGlance(externalId: string, summary: Record<string, string>): Glance {
  const sourceVersion = new Date(0);
  return { externalId, sourceVersion, deleted: false, complete: true, marks: [], summary };
}

/** The texts a record is known by. @throws where one is missing. */
function readKeys(cells: Cells, columns: string[]): string[] {
  return columns.map((column) => {
    const text = readText(cells, column);
    if (text === null) throw new TypeError(`${column} is empty`);
    return text;
  });
}

function summarise(pairs: Record<string, string | null>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(pairs).flatMap(([name, text]) => (text ? [[name, text.slice(0, 200)]] : [])),
  );
}

/** One campaign on one day in one channel. */
export function glanceAdSpend(body: unknown): Glance {
  const cells = toCells(body, '', []);
  const [campaign = '', date = '', channel = ''] = readKeys(cells, ['campaign', 'date', 'channel']);
  const id = [toIdPart(date), toIdPart(channel.toLowerCase()), toIdPart(campaign)].join(':');
  return toGlance(id, summarise({ title: campaign, date, channel }));
}

/** One cost by its label and first day. */
export function glanceCost(body: unknown): Glance {
  const cells = toCells(body, '', []);
  const [label = '', from = ''] = readKeys(cells, ['label', 'from']);
  const category = readText(cells, 'category');
  return toGlance(`${toIdPart(label)}:${toIdPart(from)}`, summarise({ title: label, category }));
}

/** One SKU from one day on; its code is compared as codes are. */
export function glanceSkuCost(body: unknown): Glance {
  const cells = toCells(body, '', []);
  const [sku = '', from = ''] = readKeys(cells, ['sku', 'valid_from']);
  return toGlance(`${toIdPart(toSkuKey(sku))}:${toIdPart(from)}`, summarise({ title: sku }));
}

/** One order: its number. No marks: a corrected file may say that an order was not COD after all. */
export function glanceOrder(body: unknown): Glance {
  const rows = (body as { rows?: unknown } | null)?.rows;
  const cells = toCells(Array.isArray(rows) ? (rows[0] as unknown) : null, '', []);
  const [number = ''] = readKeys(cells, ['order_number']);
  const paymentMethod = readText(cells, 'payment_method');
  return toGlance(
    toOrderKey(number),
    summarise({ number, paymentMethod, financialStatus: readText(cells, 'financial_status') }),
  );
}
