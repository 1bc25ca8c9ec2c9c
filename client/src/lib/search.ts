/** An address's search part as the router parsed it: anything people typed. */
export type RawSearch = Record<string, unknown>;

/** Numbers and booleans count as the text they were written as. */
export function readText(search: RawSearch, name: string): string | undefined {
  const value = search[name];
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function readChoice<Choice extends string>(
  search: RawSearch,
  name: string,
  choices: readonly Choice[],
): Choice | undefined {
  const text = readText(search, name);
  return choices.find((choice) => choice === text);
}

/** Reads the named texts and leaves out what is not there: the shape of a list's filters. */
export function readTexts<Name extends string>(
  search: RawSearch,
  names: readonly Name[],
): { [Key in Name]?: string } {
  const given = names.flatMap((name) => {
    const text = readText(search, name);
    return text === undefined ? [] : [[name, text] as const];
  });
  return Object.fromEntries(given) as { [Key in Name]?: string };
}
