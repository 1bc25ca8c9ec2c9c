/** What everybody tries first (S95). PURE. */
const shortest = 10;
/** Digits alone are phone numbers, dates and runs. */
const shortestDigits = 16;
/** A word of one's own that is shorter says nothing. */
const shortestWord = 3;

/** Bases of the most used passwords; what people put around them is looked through. */
const common =
  `password passwort passwd qwertyuiop qwerty qwertz azerty asdfghjkl asdfgh zxcvbnm zxcvbn qazwsxedc
 qazwsx qwe asd zxc abc letmein welcome iloveyou administrator admin root user login guest test hello monkey dragon
 master football baseball basketball superman batman princess sunshine shadow michael michelle jennifer jessica
 jordan charlie daniel ashley thomas andrew joshua christopher alexander liverpool manchester chelsea arsenal
 india mumbai delhi krishna computer internet samsung google facebook instagram shopify starwars pokemon whatever
 freedom secret changeme default company business warehouse summer winter spring autumn january february march
 april june july august september october november december monday friday love money flower killer ninja
 sluice`.split(/\s+/);

const lookalikes: Record<string, string> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
};

/**
 * What is wrong with a password, in words that follow its name; null when nothing is. `own`: addresses and names of
 * the person and the workspace.
 */
export function findPasswordFault(password: string, own: readonly string[]): string | null {
  if (password.length < shortest) return `needs at least ${shortest} characters`;
  const guessable =
    isPattern(password) || isKnownWords(password, [...common, ...own.flatMap(toOwnWords)]);
  return guessable ? 'is one that is tried first: choose another' : null;
}

/** A short piece again and again, digits alone, or neighbours in a row. */
function isPattern(password: string): boolean {
  if (/^(.{1,4}?)\1+.{0,3}$/isu.test(password)) return true;
  if (/^\d+$/.test(password) && password.length < shortestDigits) return true;
  const codes = Array.from(password.toLowerCase(), (char) => char.codePointAt(0) ?? 0);
  const steps = new Set(codes.slice(1).map((code, index) => code - (codes[index] ?? 0)));
  return steps.size === 1;
}

/** One or two known words are all its letters; digits, signs and lookalikes hide nothing. */
function isKnownWords(password: string, words: string[]): boolean {
  const text = password.toLowerCase();
  const core = text.replaceAll(/^[^\p{L}@$]+|[^\p{L}]+$/gu, '');
  const folded = Array.from(core, (char) => lookalikes[char] ?? char).join('');
  const longestFirst = words.sort((left, right) => right.length - left.length);
  return [text, folded].some((one) => {
    let rest = one.replaceAll(/\P{L}/gu, '');
    const found = longestFirst.filter((word) => {
      const had = rest.includes(word);
      rest = rest.replaceAll(word, '');
      return had;
    });
    return found.length > 0 && found.length <= 2 && rest.length < shortestWord;
  });
}

function toOwnWords(text: string): string[] {
  return text
    .toLowerCase()
    .split(/\P{L}+/u)
    .filter((word) => word.length >= shortestWord);
}
