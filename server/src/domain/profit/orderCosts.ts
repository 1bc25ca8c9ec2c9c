import { multiplyMoney, prorate, sumMoney } from '../money.ts';
import { computeCharge, isBilled } from '../shipping/charge.ts';
import type { Minor } from '../source.ts';
import type {
  GatewayFee,
  ProfitFacts,
  ProfitLine,
  ProfitOrder,
  ProfitRules,
} from './profitTypes.ts';
import { computeReceived, type OrderFate } from './revenue.ts';

/** An amount, and whether it is assumed. */
export interface Part {
  amount: Minor;
  estimated: boolean;
}

const nothing: Part = { amount: 0, estimated: false };
const wholeBp = 10_000;

/** What the goods cost that stay with the customer: goods of a cancelled or returned order are in stock again. */
export function computeCogs(order: ProfitOrder, fate: OrderFate, facts: ProfitFacts): Part {
  return addParts(computeLineCogs(order, fate, facts));
}

/** The same by line, in the order of the lines; gift cards and tips cost nothing. */
export function computeLineCogs(order: ProfitOrder, fate: OrderFate, facts: ProfitFacts): Part[] {
  return order.lines.map((line): Part => {
    if (fate !== 'live' || line.giftCard || line.unlinked === 'tip') return nothing;
    const key = toCostKey(line);
    const cost = key === null ? undefined : facts.unitCosts.get(key);
    if (cost !== undefined) return { amount: multiplyMoney(cost, line.qty), estimated: false };
    const amount = prorate(line.lineTotal, findShareBp(line, facts.rules), wholeBp);
    return { amount, estimated: amount !== 0 };
  });
}

/** What a line's unit cost is looked up by: its SKU, else the code somebody wrote; null: by nothing. */
export function toCostKey(line: Pick<ProfitLine, 'skuId' | 'skuCode'>): string | null {
  return line.skuId ?? (line.skuCode === null ? null : `code:${line.skuCode}`);
}

function findShareBp({ shopifyProductId }: ProfitLine, rules: ProfitRules): number {
  const own = shopifyProductId === null ? undefined : rules.productCogsBp[shopifyProductId];
  return own ?? rules.defaultCogsBp;
}

/**
 * What the courier takes: the way out, collecting, and the way back of what came back; a parcel that is not billed yet
 * is assumed to cost what the customer paid for shipping.
 */
export function computeShipping(order: ProfitOrder, fate: OrderFate, facts: ProfitFacts): Part {
  const assumed = { amount: order.currentShippingAmount, estimated: true };
  const sent = facts.parcels.filter(({ status }) => status !== 'cancelled');
  if (sent.length === 0) return fate === 'live' && assumed.amount > 0 ? assumed : nothing;
  const known = sent.filter(isBilled);
  if (known.length === 0) return assumed;
  const amount = sumMoney(known.map(computeCharge));
  return {
    amount,
    estimated: known.length < sent.length || known.some((one) => !one.chargesFinal),
  };
}

/** What the payment costs: what was taken, else the gateway's rule on what was paid by it; refunds give no fee back. */
export function computeFees(order: ProfitOrder, fate: OrderFate, facts: ProfitFacts): Part {
  if (facts.actualFees !== null) return { amount: facts.actualFees, estimated: false };
  const paid =
    fate === 'live' && order.paymentMethod !== 'COD' ? order.totalAmount : computeReceived(order);
  const rule = findRule(order.paymentGatewayNames, facts.rules.gatewayFees);
  if (!rule || paid === 0) return nothing;
  const amount = sumMoney([prorate(paid, rule.percentBp, wholeBp), rule.fixed]);
  return { amount, estimated: amount !== 0 };
}

/** The dearest of the rules of its gateways: an order paid in two ways was charged by the dearer at least. */
function findRule(names: readonly string[], rules: readonly GatewayFee[]): GatewayFee | null {
  const found = names.flatMap(
    (name) => rules.find(({ gateway }) => plain(name).startsWith(plain(gateway))) ?? [],
  );
  return found.toSorted((left, right) => right.percentBp - left.percentBp)[0] ?? null;
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_()[\]-]+/g, '');
}

function addParts(parts: readonly Part[]): Part {
  return {
    amount: sumMoney(parts.map(({ amount }) => amount)),
    estimated: parts.some(({ estimated }) => estimated),
  };
}
