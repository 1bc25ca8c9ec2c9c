import { formatMoney } from '../../domain/money.ts';
import type { OrderLine } from '../../domain/records.ts';
import type { Minor, SourceAddress } from '../../domain/source.ts';
import type { CsvCell } from '../../lib/csv.ts';
import type { ExportedOrder } from '../../models/records/ordersExport.ts';
import { toTime } from './shapes.ts';
import type { Viewer } from './viewer.ts';

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

/** One row per line in the order of the columns, the order's own cells in each; one row for an order without lines. */
export function toExportRows(order: ExportedOrder, viewer: Viewer): CsvCell[][] {
  const show = (minor: Minor) => ({ plain: formatMoney(minor, order.currency) });
  const shared = [
    ...toOrderCells(order, show),
    ...(viewer.contacts ? toContactCells(order) : []),
    ...toPlaceCells(order.shippingAddress),
  ];
  if (order.lines.length === 0) return [[...shared, ...lineColumns.map(() => null)]];
  return order.lines.map((line) => [...shared, ...toLineCells(line, show)]);
}

type Show = (minor: Minor) => CsvCell;

function toOrderCells(order: ExportedOrder, show: Show): CsvCell[] {
  return [
    order.orderNumber,
    toTime(order.orderedAt),
    order.status,
    order.nextStep ?? null,
    order.paymentMethod,
    String(order.partlyPrepaid),
    show(order.codAmount),
    order.currency,
    show(order.totalAmount),
    order.financialStatus,
    order.fulfillmentStatus,
    order.customerName,
  ];
}

function toContactCells({ customerPhone, customerEmail, shippingAddress }: ExportedOrder) {
  const { company, address1, address2 } = shippingAddress ?? {};
  const street = [company, address1, address2].filter(Boolean).join(', ');
  return [customerPhone, customerEmail, street === '' ? null : street];
}

function toPlaceCells(address: SourceAddress | null): CsvCell[] {
  if (address === null) return placeColumns.map(() => null);
  return [address.city, address.province, address.zip, address.country];
}

function toLineCells(line: OrderLine, show: Show): CsvCell[] {
  return [
    line.skuCode,
    line.title,
    line.variantTitle,
    { plain: String(line.qty) },
    show(line.unitPrice),
    show(line.lineTotal),
    line.lineStatus,
    line.awbNumber,
    line.courier,
  ];
}
