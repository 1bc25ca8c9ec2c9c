/** The quarterly versions around a date: four stable ones, the candidate and `unstable` (shopify-facts 1). */
export function versionList(now: Date) {
  const quarter = now.getUTCFullYear() * 4 + Math.floor(now.getUTCMonth() / 3);
  const stable = [-3, -2, -1, 0].map((step) => toHandle(quarter + step));
  return [
    ...stable.map((handle) => ({
      handle,
      displayName: handle === toHandle(quarter) ? `${handle} (Latest)` : handle,
      supported: true,
    })),
    {
      handle: toHandle(quarter + 1),
      displayName: `${toHandle(quarter + 1)} (Release candidate)`,
      supported: false,
    },
    { handle: 'unstable', displayName: 'unstable', supported: false },
  ];
}

function toHandle(quarter: number): string {
  const month = (quarter % 4) * 3 + 1;
  return `${Math.floor(quarter / 4)}-${String(month).padStart(2, '0')}`;
}

/** The version that answers: the one asked for, or the oldest accessible stable one ("falls forward"). */
export function pickVersion(asked: string, now: Date): string {
  const known = versionList(now).map((version) => version.handle);
  if (known.includes(asked)) return asked;
  return known[0] ?? asked;
}
