import { sumAmounts } from '../state/orderMoney.ts';
import type {
  AllocationState,
  DiscountApplicationState,
  OrderLineState,
  ShippingLineState,
} from '../state/orderTypes.ts';
import type { Minor } from '../state/types.ts';
import type { DiscountSpec } from './orderSpec.ts';

interface Target {
  /** What is left to discount. */
  left: Minor;
  allocations: AllocationState[];
}

/** Spreads `amount` over the targets by what is left of each; the parts add up to it exactly. */
export function spreadAmount(amount: Minor, lefts: Minor[]): Minor[] {
  const total = lefts.reduce((sum, left) => sum + left, 0);
  const capped = Math.min(amount, total);
  let given = 0;
  let seen = 0;
  return lefts.map((left) => {
    seen += left;
    const upTo = total === 0 ? 0 : Math.floor((capped * seen) / total);
    const part = upTo - given;
    given = upTo;
    return part;
  });
}

function toApplication(spec: DiscountSpec): DiscountApplicationState {
  const target = spec.target ?? 'order';
  const types = { code: 'discount_code', automatic: 'automatic', manual: 'manual' } as const;
  return {
    type: spec.kind === 'script' ? 'script' : types[spec.kind],
    targetType: target === 'shipping' ? 'shipping_line' : 'line_item',
    targetSelection: Array.isArray(target) ? 'entitled' : 'all',
    allocationMethod: spec.percent === undefined || !Array.isArray(target) ? 'across' : 'each',
    valueType: spec.percent === undefined ? 'fixed_amount' : 'percentage',
    value: spec.percent ?? spec.amount ?? 0,
    code: spec.kind === 'code' ? (spec.code ?? 'CODE') : null,
    title: spec.kind === 'code' ? null : (spec.title ?? 'Discount'),
  };
}

function pickTargets(
  spec: DiscountSpec,
  lines: OrderLineState[],
  shipping: ShippingLineState[],
): Target[] {
  const wanted = spec.target ?? 'order';
  const goods = lines.filter((line) => !line.tip && !line.giftCard);
  if (wanted === 'shipping')
    return shipping.map((line) => ({
      left: line.price - sumAmounts(line.allocations),
      allocations: line.allocations,
    }));
  const chosen = wanted === 'order' ? goods : lines.filter((_, index) => wanted.includes(index));
  return chosen.map((line) => ({
    left: line.price * line.quantity - sumAmounts(line.allocations),
    allocations: line.allocations,
  }));
}

/** Applies the discounts one after another, each to what the earlier ones left. */
export function applyDiscounts(
  specs: DiscountSpec[],
  lines: OrderLineState[],
  shipping: ShippingLineState[],
): DiscountApplicationState[] {
  return specs.map((spec, application) => {
    const targets = pickTargets(spec, lines, shipping);
    const lefts = targets.map((target) => target.left);
    const total = lefts.reduce((sum, left) => sum + left, 0);
    const amount =
      spec.percent === undefined ? (spec.amount ?? 0) : Math.round((total * spec.percent) / 100);
    spreadAmount(amount, lefts).forEach((part, index) => {
      if (part > 0) targets[index]?.allocations.push({ amount: part, application });
    });
    return toApplication(spec);
  });
}
