import type { AllocationState, OrderState } from '../../state/orderTypes.ts';
import { toBag, toMoney } from './moneyFields.ts';

const typeNames = {
  discount_code: 'DiscountCodeApplication',
  manual: 'ManualDiscountApplication',
  automatic: 'AutomaticDiscountApplication',
  script: 'ScriptDiscountApplication',
} as const;

/** One application with its concrete type; `index` is what allocations point to. */
export function toApplication(order: OrderState, index: number) {
  const item = order.discountApplications[index];
  if (!item) throw new Error(`Order ${order.name} has no discount application ${index}`);
  const value =
    item.valueType === 'percentage'
      ? { __typename: 'PricingPercentageValue', percentage: item.value }
      : { __typename: 'MoneyV2', ...toMoney(item.value, order.currency) };
  return {
    __typename: typeNames[item.type],
    allocationMethod: item.allocationMethod.toUpperCase(),
    targetSelection: item.targetSelection.toUpperCase(),
    targetType: item.targetType.toUpperCase(),
    index,
    value,
    code: item.code ?? '',
    title: item.title ?? '',
    description: item.title,
  };
}

export const toAllocation = (order: OrderState, allocation: AllocationState) => ({
  allocatedAmountSet: () => toBag(order, allocation.amount),
  discountApplication: () => toApplication(order, allocation.application),
});
