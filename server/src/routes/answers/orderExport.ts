import { formatMoney } from '../../domain/money.ts';
import type { OrderLine } from '../../domain/records.ts';
import type { Minor, SourceAddress } from '../../domain/source.ts';
import type { CsvCell } from '../../lib/csv.ts';
import type { ExportedOrder } from '../../models/records/ordersExport.ts';
import { toTime } from './shapes.ts';
import type { Viewer } from './viewer.ts';

type Row = Record<string, CsvCell>;

const orderColumns = [
  'orderNumber',
  'orderedAt',
  'status',
  'nextStep',
  'paymentMethod',
  'partlyPrepaid',
  'codAmount',
  'currency',
  'totalAmount',
  'financialStatus',
  'fulfillmentStatus',
  'customerName',
];
const contactColumns = ['customerPhone', 'customerEmail', 'address'];
const placeColumns = ['city', 'province', 'zip', 'country'];
const lineColumns = [
  'skuCode',
  'title',
  'variantTitle',
  'qty',
  'unitPrice',
  'lineTotal',
  'lineStatus',
  'awbNumber',
  'courier',
];

/** Named like the fields; contacts only for whoever may see them (S58). */
export function toExportColumns({ contacts }: Viewer): string[] {
  return [...orderColumns, ...(contacts ? contactColumns : []), ...placeColumns, ...lineColumns];
}

/** One row per line, the order's own fields in each; one row for an order without lines. */
export function toExportRows(order: ExportedOrder): Row[] {
  const show = (minor: Minor) => ({ number: formatMoney(minor, order.currency) });
  const shared = { ...toOrderCells(order, show), ...toPlaceCells(order.shippingAddress) };
  if (order.lines.length === 0) return [shared];
  return order.lines.map((line) => ({ ...shared, ...toLineCells(line, show) }));
}

type Show = (minor: Minor) => CsvCell;

function toOrderCells(order: ExportedOrder, show: Show): Row {
  return {
    orderNumber: order.orderNumber,
    orderedAt: toTime(order.orderedAt),
    status: order.status,
    nextStep: order.nextStep ?? null,
    paymentMethod: order.paymentMethod,
    partlyPrepaid: String(order.partlyPrepaid),
    codAmount: show(order.codAmount),
    currency: order.currency,
    totalAmount: show(order.totalAmount),
    financialStatus: order.financialStatus,
    fulfillmentStatus: order.fulfillmentStatus,
    customerName: order.customerName,
    customerPhone: order.customerPhone,
    customerEmail: order.customerEmail,
  };
}

function toPlaceCells(address: SourceAddress | null): Row {
  const { company, address1, address2, city, province, zip, country } = address ?? {};
  const street = [company, address1, address2].filter(Boolean).join(', ');
  return {
    address: street,
    city: city ?? null,
    province: province ?? null,
    zip: zip ?? null,
    country: country ?? null,
  };
}

function toLineCells(line: OrderLine, show: Show): Row {
  return {
    skuCode: line.skuCode,
    title: line.title,
    variantTitle: line.variantTitle,
    qty: { number: String(line.qty) },
    unitPrice: show(line.unitPrice),
    lineTotal: show(line.lineTotal),
    lineStatus: line.lineStatus,
    awbNumber: line.awbNumber,
    courier: line.courier,
  };
}
