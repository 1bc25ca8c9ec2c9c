import type { PaymentMethod } from '../records.ts';
import type { Rules } from '../rules.ts';
import type { Minor } from '../source.ts';

export interface PaymentFacts {
  gateways: readonly string[];
  marks: readonly string[];
  financialStatus: string | null;
  /** Still to be paid; may be negative (the shop owes). */
  outstanding: Minor;
  /** Nobody collects for a cancelled order, although the platform still says it is unpaid. */
  cancelled: boolean;
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
function normaliseGateway(name: string): string {
  return toWords(name).join(' ');
}

/** The rules' names ready for comparing. */
interface Names {
  cod: string[];
  partial: string[];
  neutral: string[];
}

const prepared = new WeakMap<Rules, Names>();

/** Once per rules object: a batch judges thousands of orders by the same rules. */
function prepare(rules: Rules): Names {
  const known = prepared.get(rules);
  if (known) return known;
  const join = (names: readonly string[]): string[] => names.map((name) => toWords(name).join(''));
  const partial = join(rules.partialCodGateways);
  const cod = [...join(rules.codGateways), ...partial];
  const names = { cod, partial, neutral: join(rules.neutralGateways) };
  prepared.set(rules, names);
  return names;
}

const negations = new Set(['no', 'non', 'not', 'without']);

/**
 * Does a name hold one of the wanted ones, as whole words, with or without separators between them?
 * `CashOnDelivery - India` is cash on delivery; `barcode` is not `cod`, and neither is `no COD`.
 */
function holds(words: readonly string[], wanted: readonly string[]): boolean {
  return words.some((_word, start) => {
    if (negations.has(words[start - 1] ?? '')) return false;
    let joined = '';
    for (const word of words.slice(start)) {
      joined += word;
      if (wanted.includes(joined)) return true;
    }
    return false;
  });
}

type NameMeaning = 'partial' | 'cod' | 'neutral' | 'prepaid';

function judgeName(name: string, rules: Rules): NameMeaning {
  const names = prepare(rules);
  const words = toWords(name);
  if (holds(words, names.partial)) return 'partial';
  if (holds(words, names.cod)) return 'cod';
  return names.neutral.includes(words.join('')) ? 'neutral' : 'prepaid';
}

function meansCod(meaning: NameMeaning): boolean {
  return meaning === 'cod' || meaning === 'partial';
}

/** Does any of the names mean cash on delivery, in full or in part (spec 4.4)? */
export function isCodGateway(names: readonly string[], rules: Rules): boolean {
  return names.some((name) => meansCod(judgeName(name, rules)));
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
  const now = gateways.map((name) => judgeName(name, rules));
  const ever = [...now];
  for (const mark of marks) {
    if (mark.startsWith(gatewayMark)) ever.push(judgeName(mark.slice(gatewayMark.length), rules));
  }
  if (marks.includes('cod') || ever.some(meansCod)) {
    const partlyPrepaid = ever.includes('partial') || now.includes('prepaid');
    const codAmount = facts.cancelled ? 0 : Math.max(0, facts.outstanding);
    return { paymentMethod: 'COD', partlyPrepaid, codAmount };
  }
  const prepaid = isPrepaid(facts.financialStatus, now);
  return { paymentMethod: prepaid ? 'Prepaid' : null, partlyPrepaid: false, codAmount: 0 };
}

/** A part that was paid by hand says nothing of the rest; a part paid through a gateway does. */
function isPrepaid(financialStatus: string | null, now: readonly NameMeaning[]): boolean {
  if (financialStatus === 'partially_paid') return now.includes('prepaid');
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
