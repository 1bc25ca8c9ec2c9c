const whole = new Intl.NumberFormat('en');

/** `12,345` */
export function formatCount(count: number): string {
  return whole.format(count);
}

/** `1 order`, `12,345 orders` */
export function formatCounted(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** `812 B`, `64 KB`, `1.2 MB` */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
