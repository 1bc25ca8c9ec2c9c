import { toLineName } from '../../rest/restLine.ts';
import { computeLineNet, sumAmounts } from '../../state/orderMoney.ts';
import { computeFulfillable, computeLineFulfillmentStatus } from '../../state/orderStatus.ts';
import type { OrderLineState } from '../../state/orderTypes.ts';
import { toGid } from '../gid.ts';
import { toAllocation } from './discountFields.ts';
import { toBag, toDuty, toTaxLine } from './moneyFields.ts';
import type { FieldMap } from './resolverTypes.ts';
import { cutList, type LineRow, type ShippingRow } from './rows.ts';

/** Discounts of the line alone: those spread over the whole order are not in `discountedTotalSet`. */
function computeOwnDiscount({ order, part }: LineRow): number {
  return sumAmounts(
    part.allocations.filter(
      (item) => order.discountApplications[item.application]?.targetSelection !== 'all',
    ),
  );
}

const computeUnit = (line: OrderLineState, discount: number): number =>
  line.quantity === 0 ? line.price : line.price - Math.round(discount / line.quantity);

const lineMoney: FieldMap<LineRow> = {
  originalUnitPriceSet: ({ order, part }) => toBag(order, part.price),
  originalTotalSet: ({ order, part }) => toBag(order, part.price * part.quantity),
  totalDiscountSet: (row) => toBag(row.order, computeOwnDiscount(row)),
  discountedTotalSet: (row) =>
    toBag(row.order, row.part.price * row.part.quantity - computeOwnDiscount(row)),
  discountedUnitPriceSet: (row) => toBag(row.order, computeUnit(row.part, computeOwnDiscount(row))),
  discountedUnitPriceAfterAllDiscountsSet: ({ order, part }) =>
    toBag(order, computeUnit(part, sumAmounts(part.allocations))),
  unfulfilledOriginalTotalSet: ({ order, part }) =>
    toBag(order, part.price * computeFulfillable(order, part)),
  unfulfilledDiscountedTotalSet: ({ order, part }) =>
    toBag(order, computeLineNet(part, computeFulfillable(order, part))),
  discountAllocations: ({ order, part }) =>
    part.allocations.map((item) => toAllocation(order, item)),
  duties: ({ order, part }) => part.duties.map((duty) => toDuty(order, duty)),
  taxLines: ({ order, part }, args) =>
    cutList(part.taxLines, args).map((tax) => toTaxLine(order, tax)),
};

export const lineFields: FieldMap<LineRow> = {
  ...lineMoney,
  id: ({ part }) => toGid('LineItem', part.id),
  title: ({ part }) => part.title,
  name: ({ part }) => toLineName(part),
  sku: ({ part }) => part.sku,
  vendor: ({ part }) => part.vendor,
  variantTitle: ({ part }) => part.variantTitle,
  quantity: ({ part }) => part.quantity,
  currentQuantity: ({ part }) => part.currentQuantity,
  fulfillableQuantity: ({ order, part }) => computeFulfillable(order, part),
  unfulfilledQuantity: ({ order, part }) => computeFulfillable(order, part),
  nonFulfillableQuantity: ({ order, part }) => part.quantity - computeFulfillable(order, part),
  refundableQuantity: ({ part }) => part.currentQuantity,
  fulfillmentStatus: ({ order, part }) =>
    computeLineFulfillmentStatus(order, part) ?? 'unfulfilled',
  requiresShipping: ({ part }) => part.requiresShipping,
  taxable: ({ part }) => part.taxable,
  isGiftCard: ({ part }) => part.giftCard,
  merchantEditable: ({ order, part }) => order.cancelledAt === null && !part.tip,
  restockable: ({ part }) => part.variantId !== null && part.currentQuantity > 0,
  customAttributes: ({ part }) =>
    part.properties.map((item) => ({ key: item.name, value: item.value })),
  weight: ({ part }) => ({ unit: 'GRAMS', value: part.grams }),
  image: () => null,
  product: ({ part }, _args, { state }) =>
    part.productId === null ? null : (state.products.get(part.productId) ?? null),
  variant: ({ part }, _args, { state }) =>
    part.variantId === null ? null : (state.variants.get(part.variantId) ?? null),
};

const refundedShipping = ({ order, part }: ShippingRow): number =>
  sumAmounts(
    order.refunds
      .flatMap((refund) => refund.shipping)
      .filter((item) => item.shippingLineId === part.id),
  );

const discountedShipping = ({ part }: ShippingRow): number =>
  part.price - sumAmounts(part.allocations);

export const shippingFields: FieldMap<ShippingRow> = {
  id: ({ part }) => toGid('ShippingLine', part.id),
  title: ({ part }) => part.title,
  code: ({ part }) => part.code,
  source: () => 'shopify',
  custom: () => false,
  carrierIdentifier: () => null,
  deliveryCategory: () => null,
  phone: () => null,
  shippingRateHandle: () => null,
  isRemoved: ({ part }) => part.removed,
  originalPriceSet: ({ order, part }) => toBag(order, part.price),
  discountedPriceSet: (row) => toBag(row.order, discountedShipping(row)),
  currentDiscountedPriceSet: (row) =>
    toBag(row.order, row.part.removed ? 0 : discountedShipping(row) - refundedShipping(row)),
  discountAllocations: ({ order, part }) =>
    part.allocations.map((item) => toAllocation(order, item)),
  taxLines: ({ order, part }) => part.taxLines.map((tax) => toTaxLine(order, tax)),
};
