/** A name within a sentence: `Shop domain` reads `shop domain`, an abbreviation such as `SKU costs` keeps its capitals. */
export function toLowerStart(text: string): string {
  return /^[A-Z][A-Z]/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}
