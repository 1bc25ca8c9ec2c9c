import type { ShopInfo, Stamp } from '../state/types.ts';

/** REST times are in the shop's own offset: `2026-08-28T06:59:14+05:30` (shopify-facts 4). */
export function toRestTime(info: ShopInfo, stamp: Stamp): string {
  const minutes = info.utcOffsetMinutes;
  const local = new Date(Date.parse(stamp) + minutes * 60_000).toISOString().slice(0, 19);
  const pad = (value: number): string => String(value).padStart(2, '0');
  const size = Math.abs(minutes);
  return `${local}${minutes < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}

export function toRestTimeOrNull(info: ShopInfo, stamp: Stamp | null): string | null {
  return stamp === null ? null : toRestTime(info, stamp);
}
