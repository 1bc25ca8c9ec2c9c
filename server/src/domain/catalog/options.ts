import type { Rules } from '../rules.ts';
import type { SourceVariant } from '../source.ts';

export interface VariantMeaning {
  colour: string | null;
  size: string | null;
  /** Every real option with its value, in the product's order. */
  attributes: { name: string; value: string }[];
  /** The same for comparing: by meaning, without case, in a fixed order; empty for a plain product. */
  combination: string;
}

type Meaning = Pick<Rules, 'colourOptions' | 'sizeOptions'>;

/** One spelling for comparing names and values: composed, lower case, single spaces. */
export function normaliseName(text: string): string {
  return text.normalize('NFKC').toLowerCase().trim().replace(/\s+/g, ' ');
}

/**
 * What a variant's options mean, by their names and not by their places (spec 3.1, edge case 65).
 * The platform's `Title: Default Title` is no option; a real option may still be called Title.
 */
export function readOptions(
  variant: Pick<SourceVariant, 'options'>,
  rules: Meaning,
): VariantMeaning {
  const options = variant.options.map(({ name, value }) => ({
    name: name.normalize('NFC').trim(),
    value: value.normalize('NFC').trim(),
  }));
  const attributes = options.filter(({ name, value }) => !isPlaceholder(name, value));
  const meant = attributes.map(({ name, value }) => ({ meaning: toMeaning(name, rules), value }));
  return {
    colour: meant.find(({ meaning }) => meaning === 'colour')?.value ?? null,
    size: meant.find(({ meaning }) => meaning === 'size')?.value ?? null,
    attributes,
    combination: meant
      .map(({ meaning, value }) => JSON.stringify([meaning, normaliseName(value)]))
      .sort()
      .join(''),
  };
}

function isPlaceholder(name: string, value: string): boolean {
  return (
    value === '' || (name.toLowerCase() === 'title' && value.toLowerCase() === 'default title')
  );
}

const prepared = new WeakMap<Meaning, Map<string, string>>();

/** Once per rules object: a product may have 2,048 variants. */
function prepare(rules: Meaning): Map<string, string> {
  const known = prepared.get(rules);
  if (known) return known;
  const meanings = new Map([
    ...rules.sizeOptions.map((name): [string, string] => [normaliseName(name), 'size']),
    ...rules.colourOptions.map((name): [string, string] => [normaliseName(name), 'colour']),
  ]);
  prepared.set(rules, meanings);
  return meanings;
}

function toMeaning(name: string, rules: Meaning): string {
  const plain = normaliseName(name);
  return prepare(rules).get(plain) ?? plain;
}

/** The variation of a product without colours. */
export const defaultVariation = 'Default';

/** The part of a variation's id that its colour makes; never empty, the same for any spelling of case and spaces. */
export function toColourSlug(colour: string): string {
  const words = normaliseName(colour).match(/[\p{L}\p{M}\p{N}]+/gu);
  if (words) return words.join('-');
  return Array.from(colour, (sign) => sign.codePointAt(0)?.toString(16)).join('-') || 'default';
}
