import type { OrderLineState, ShippingLineState, TaxLineState } from '../state/orderTypes.ts';
import { sumAmounts } from '../state/orderMoney.ts';
import { nextId, type ShopState } from '../state/shopState.ts';
import type { Minor } from '../state/types.ts';
import type { OrderLineSpec, OrderSpec } from './orderSpec.ts';

/** Indian GST on clothing: 5 % up to ₹1,000 a piece, 12 % above. */
const gstStep = 100_000;

export interface TaxRule {
  included: boolean;
  rate: number | undefined;
  /** Same state: CGST + SGST; another one: IGST. */
  sameState: boolean;
}

export function toTaxRule(state: ShopState, spec: OrderSpec): TaxRule {
  const province = spec.shippingAddress?.provinceCode ?? spec.billingAddress?.provinceCode ?? null;
  return {
    included: spec.taxesIncluded ?? state.info.taxesIncluded,
    rate: spec.taxRate,
    sameState: province === null || province === state.info.address.provinceCode,
  };
}

/** Tax of an amount after discounts, to the minor unit; split in two for sales within the state. */
export function computeTaxes(base: Minor, rate: number, rule: TaxRule): TaxLineState[] {
  if (rate === 0) return [];
  const tax = Math.round(rule.included ? base - base / (1 + rate) : base * rate);
  if (!rule.sameState) return [{ title: 'IGST', rate, price: tax }];
  const half = Math.floor(tax / 2);
  const halfRate = Math.round((rate / 2) * 10_000) / 10_000;
  return [
    { title: 'CGST', rate: halfRate, price: half },
    { title: 'SGST', rate: halfRate, price: tax - half },
  ];
}

function buildCustomLine(state: ShopState, spec: OrderLineSpec): OrderLineState {
  if (spec.title === undefined || spec.price === undefined)
    throw new Error('A custom line needs a title and a price');
  return {
    ...emptyLine(state, spec),
    title: spec.title,
    price: spec.price,
    sku: spec.sku ?? null,
  };
}

function emptyLine(state: ShopState, spec: OrderLineSpec): OrderLineState {
  const id = nextId(state, 'line');
  const duty = {
    id: spec.duty === undefined ? 0 : nextId(state, 'duty'),
    harmonizedSystemCode: '610910',
    countryCodeOfOrigin: 'IN',
    price: spec.duty ?? 0,
  };
  return {
    id,
    productId: null,
    variantId: null,
    title: '',
    variantTitle: null,
    sku: null,
    vendor: null,
    price: 0,
    quantity: spec.quantity,
    currentQuantity: spec.quantity,
    removedUnfulfilled: 0,
    requiresShipping: spec.requiresShipping ?? spec.giftCard !== true,
    taxable: spec.taxable ?? spec.giftCard !== true,
    giftCard: spec.giftCard ?? false,
    tip: false,
    grams: 0,
    properties: spec.properties ?? [],
    allocations: [],
    taxLines: [],
    duties: spec.duty === undefined ? [] : [duty],
  };
}

export function buildLine(state: ShopState, spec: OrderLineSpec): OrderLineState {
  if (spec.variantId === undefined) return buildCustomLine(state, spec);
  const found = state.variants.get(spec.variantId);
  if (!found) throw new Error(`No variant ${spec.variantId} in the shop`);
  const { product, variant } = found;
  const gift = product.giftCard || spec.giftCard === true;
  return {
    ...emptyLine(state, { ...spec, giftCard: gift }),
    productId: product.id,
    variantId: variant.id,
    title: spec.title ?? product.title,
    variantTitle: variant.title === 'Default Title' ? null : variant.title,
    sku: variant.sku,
    vendor: product.vendor,
    price: spec.price ?? variant.price,
    grams: variant.grams,
    taxable: spec.taxable ?? (variant.taxable && !gift),
    requiresShipping: spec.requiresShipping ?? (variant.item.requiresShipping && !gift),
  };
}

/** A tip is a line of its own, not taxed, not shipped (shopify-facts 8). */
export function buildTipLine(state: ShopState, amount: Minor): OrderLineState {
  const spec = { title: 'Tip', price: amount, quantity: 1 };
  const flags = { requiresShipping: false, taxable: false };
  return { ...buildCustomLine(state, { ...spec, ...flags }), tip: true };
}

/** Sets the line's taxes from what is left after its discounts. */
export function taxLine(
  line: OrderLineState,
  spec: OrderLineSpec | undefined,
  rule: TaxRule,
): void {
  if (!line.taxable) return;
  const standard = line.price <= gstStep ? 0.05 : 0.12;
  const rate = spec?.taxRate ?? rule.rate ?? standard;
  const base = line.price * line.quantity - sumAmounts(line.allocations);
  line.taxLines = computeTaxes(base, rate, rule);
}

export function buildShippingLines(
  state: ShopState,
  spec: OrderSpec,
  rule: TaxRule,
): ShippingLineState[] {
  return (spec.shipping ?? []).map((item) => ({
    id: nextId(state, 'shippingLine'),
    title: item.title,
    code: item.code === undefined ? item.title : item.code,
    price: item.price,
    allocations: [],
    taxLines: item.taxRate ? computeTaxes(item.price, item.taxRate, rule) : [],
    removed: false,
  }));
}
