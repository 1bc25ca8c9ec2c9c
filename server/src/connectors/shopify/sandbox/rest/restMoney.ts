import { computePresentment, toPaddedAmount } from '../state/currency.ts';
import type { OrderState, TaxLineState } from '../state/orderTypes.ts';
import type { Minor } from '../state/types.ts';

export interface RestMoneySet {
  shop_money: { amount: string; currency_code: string };
  presentment_money: { amount: string; currency_code: string };
}

/** An amount of an order in the buyer's currency. */
export function computeOrderPresentment(order: OrderState, amount: Minor): Minor {
  const { currency, presentmentCurrency, rateMicros } = order;
  return computePresentment(amount, {
    micros: rateMicros,
    from: currency,
    to: presentmentCurrency,
  });
}

export function toRestMoneySet(order: OrderState, amount: Minor): RestMoneySet {
  const presented = computeOrderPresentment(order, amount);
  return {
    shop_money: {
      amount: toPaddedAmount(amount, order.currency),
      currency_code: order.currency,
    },
    presentment_money: {
      amount: toPaddedAmount(presented, order.presentmentCurrency),
      currency_code: order.presentmentCurrency,
    },
  };
}

/** `price` and `price_set` together, as REST repeats them. */
export function toRestAmount(order: OrderState, name: string, amount: Minor) {
  return {
    [name]: toPaddedAmount(amount, order.currency),
    [`${name}_set`]: toRestMoneySet(order, amount),
  };
}

export function toRestTaxLine(order: OrderState, tax: TaxLineState) {
  return {
    channel_liable: false,
    ...toRestAmount(order, 'price', tax.price),
    rate: tax.rate,
    title: tax.title,
  };
}
