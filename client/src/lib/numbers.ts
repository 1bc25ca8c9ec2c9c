const whole = new Intl.NumberFormat('en');

/** `12,345` */
export function formatCount(count: number): string {
  return whole.format(count);
}

/** `1 order`, `12,345 orders` */
export function formatCounted(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}
