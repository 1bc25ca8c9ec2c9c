import { computeOrderPresentment } from '../../rest/restMoney.ts';
import { toUnpaddedAmount } from '../../state/currency.ts';
import type { DutyState, OrderState, TaxLineState } from '../../state/orderTypes.ts';
import type { Minor } from '../../state/types.ts';
import { toGid } from '../gid.ts';

export interface MoneyValue {
  amount: string;
  currencyCode: string;
}

export const toMoney = (amount: Minor, currency: string): MoneyValue => ({
  amount: toUnpaddedAmount(amount, currency),
  currencyCode: currency,
});

/** A MoneyBag of an order: its shop and its buyer's currency. */
export function toBag(
  order: OrderState,
  amount: Minor,
): { shopMoney: MoneyValue; presentmentMoney: MoneyValue } {
  return {
    shopMoney: toMoney(amount, order.currency),
    presentmentMoney: toMoney(computeOrderPresentment(order, amount), order.presentmentCurrency),
  };
}

export const toTaxLine = (order: OrderState, tax: TaxLineState) => ({
  channelLiable: false,
  priceSet: () => toBag(order, tax.price),
  rate: tax.rate,
  ratePercentage: Math.round(tax.rate * 10_000) / 100,
  source: 'Shopify',
  title: tax.title,
});

export const toDuty = (order: OrderState, duty: DutyState) => ({
  id: toGid('Duty', duty.id),
  countryCodeOfOrigin: duty.countryCodeOfOrigin,
  harmonizedSystemCode: duty.harmonizedSystemCode,
  price: () => toBag(order, duty.price),
  taxLines: [],
});

export const toCount = (count: number) => ({ count, precision: 'EXACT' });
