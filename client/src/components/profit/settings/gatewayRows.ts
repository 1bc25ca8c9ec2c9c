import type { GatewayFee } from '../../../api/profitSettings.ts';
import { isAmount, toAmountText } from '../costs/costForm.ts';
import { readBasisPoints, toPercentText } from './shares.ts';

/** A rule as its fields hold it. */
export interface GatewayRow {
  key: string;
  gateway: string;
  percent: string;
  fixed: string;
}

export function toRows(fees: readonly GatewayFee[]): GatewayRow[] {
  return fees.map(({ gateway, percentBp, fixed }, index) => ({
    key: String(index),
    gateway,
    percent: toPercentText(percentBp),
    fixed,
  }));
}

export function addRow(rows: readonly GatewayRow[]): GatewayRow[] {
  const key = `new ${Math.random()}`;
  return [{ key, gateway: '', percent: '2', fixed: '0' }, ...rows];
}

/** What is wrong with the rules; null: nothing. The one without a name is for all others: it must be the last. */
export function findRowsFault(rows: readonly GatewayRow[]): string | null {
  const names = rows.map(({ gateway }) => gateway.trim().toLowerCase());
  if (new Set(names).size < names.length) return 'Two rules have the same gateway';
  if (names.slice(0, -1).includes('')) {
    return 'The rule without a name is for every other gateway: name the others, or remove it';
  }
  if (rows.some(({ percent }) => readBasisPoints(percent) === null)) {
    return 'A percentage is between 0 and 100';
  }
  return rows.every(({ fixed }) => isAmount(fixed))
    ? null
    : 'A fixed fee is an amount such as 3.00';
}

export function toFees(rows: readonly GatewayRow[]): GatewayFee[] {
  return rows.map(({ gateway, percent, fixed }) => ({
    gateway: gateway.trim(),
    percentBp: readBasisPoints(percent) ?? 0,
    fixed: toAmountText(fixed),
  }));
}
