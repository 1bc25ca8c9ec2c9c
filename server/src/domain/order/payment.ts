import type { PaymentMethod } from '../records.ts';
import type { Rules } from '../rules.ts';
import type { Minor } from '../source.ts';

export interface PaymentFacts {
  gateways: readonly string[];
  marks: readonly string[];
  financialStatus: string | null;
  /** Still to be paid; may be negative (the shop owes). */
  outstanding: Minor;
  rules: Rules;
}

export interface Payment {
  paymentMethod: PaymentMethod | null;
  partlyPrepaid: boolean;
  /** What the courier must collect. */
  codAmount: Minor;
}

const gatewayMark = 'gateway:';
/** Money came in or is reserved: nothing is left to collect, through whatever gateway. */
const received = new Set(['paid', 'authorized', 'partially_refunded', 'refunded']);

/** A name as words of letters and digits: case, accents' encoding and separators are gone. */
function toWords(name: string): string[] {
  return (
    name
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}

/** One spelling per gateway name: `Cash on Delivery (COD)` → `cash on delivery cod`. */
export function normaliseGateway(name: string): string {
  return toWords(name).join(' ');
}

/**
 * Does a name hold the rule's words, as whole words, with or without separators between them?
 * `CashOnDelivery - India` is cash on delivery; `barcode` is not `cod`, and neither is `no COD`.
 */
function matchesRule(words: readonly string[], rule: string): boolean {
  const wanted = toWords(rule).join('');
  if (wanted === '') return words.length === 0;
  return words.some((_word, start) => {
    let joined = '';
    for (const word of words.slice(start)) {
      joined += word;
      if (joined === wanted) return !negations.has(words[start - 1] ?? '');
      if (joined.length >= wanted.length) return false;
    }
    return false;
  });
}
const negations = new Set(['no', 'non', 'not', 'without']);

function matchesAny(name: string, rules: readonly string[]): boolean {
  const words = toWords(name);
  return rules.some((rule) => matchesRule(words, rule));
}

function isPartialName(name: string, rules: Rules): boolean {
  return matchesAny(name, rules.partialCodGateways);
}

function isCodName(name: string, rules: Rules): boolean {
  return matchesAny(name, rules.codGateways) || isPartialName(name, rules);
}

function isNeutralName(name: string, rules: Rules): boolean {
  const plain = toWords(name).join('');
  return rules.neutralGateways.some((rule) => toWords(rule).join('') === plain);
}

/** Does any of the names mean cash on delivery, in full or in part (spec 4.4)? */
export function isCodGateway(names: readonly string[], rules: Rules): boolean {
  return names.some((name) => isCodName(name, rules));
}

/**
 * The marks an order's gateways leave for ever: the names themselves, so that a connection's own
 * COD names are sticky too and a changed rule reads the past anew.
 */
export function toGatewayMarks(names: readonly string[], rules: Rules): string[] {
  const marks = names.map((name) => gatewayMark + normaliseGateway(name));
  if (isCodGateway(names, rules)) marks.push('cod');
  return [...new Set(marks)].filter((mark) => mark !== gatewayMark).sort();
}

/**
 * COD or Prepaid (spec 4.4, edge cases 39–41): by gateway name, never by a pending status alone;
 * once COD, always COD, through the marks.
 */
export function judgePayment(facts: PaymentFacts): Payment {
  const { gateways, marks, rules } = facts;
  const seen = marks
    .filter((mark) => mark.startsWith(gatewayMark))
    .map((mark) => mark.slice(gatewayMark.length));
  const names = [...gateways, ...seen];
  if (marks.includes('cod') || isCodGateway(names, rules)) {
    const partlyPrepaid =
      names.some((name) => isPartialName(name, rules)) ||
      gateways.some((name) => takesMoney(name, rules));
    return { paymentMethod: 'COD', partlyPrepaid, codAmount: Math.max(0, facts.outstanding) };
  }
  return { paymentMethod: isPrepaid(facts) ? 'Prepaid' : null, partlyPrepaid: false, codAmount: 0 };
}

function takesMoney(name: string, rules: Rules): boolean {
  return !isCodName(name, rules) && !isNeutralName(name, rules);
}

/** A part that was paid by hand says nothing of the rest; a part paid through a gateway does. */
function isPrepaid({ gateways, financialStatus, rules }: PaymentFacts): boolean {
  if (financialStatus === 'partially_paid') return gateways.some((name) => takesMoney(name, rules));
  return financialStatus !== null && received.has(financialStatus);
}

/** What is still to be paid, for payloads that do not tell (older REST bodies). */
export function computeOutstanding(
  told: Minor | null,
  financialStatus: string | null,
  currentTotal: Minor,
): Minor {
  if (told !== null) return told;
  const settled = ['paid', 'partially_refunded', 'refunded'];
  return settled.includes(financialStatus ?? '') ? 0 : currentTotal;
}
