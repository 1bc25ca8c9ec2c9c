/** PURE. The fields of a glance that are texts, cut short: they are shown in a row of a list. */
export function toSummary(fields: Record<string, unknown>): Record<string, string> {
  const told = Object.entries(fields).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' && value !== '' ? [[name, value.slice(0, 200)]] : [],
  );
  return Object.fromEntries(told);
}
