import type { ReactNode } from 'react';
import styles from './BarRow.module.css';

interface Props {
  label: ReactNode;
  amount: ReactNode;
  /** In percent of the track. */
  start?: number;
  width: number;
  /** How much of the bar is assumed, in percent. */
  estimated?: number;
  color: 'revenue' | 'cost' | 'good' | 'bad';
}

const colors = {
  revenue: 'var(--mantine-color-sluice-6)',
  cost: 'var(--mantine-color-orange-5)',
  good: 'var(--mantine-color-green-6)',
  bad: 'var(--mantine-color-red-6)',
};

/** A name, a bar and its number; the bar says nothing that the number does not. */
export function BarRow({ label, amount, start = 0, width, estimated = 0, color }: Props) {
  return (
    <li className={styles['row']}>
      <div>{label}</div>
      <div className={styles['track']} aria-hidden>
        {width > 0 && (
          <div
            className={styles['bar']}
            style={{
              left: `${start}%`,
              width: `${width}%`,
              ['--bar-color' as string]: colors[color],
            }}
          >
            {estimated > 0 && (
              <div className={styles['assumed']} style={{ width: `${estimated}%` }} />
            )}
          </div>
        )}
      </div>
      <div className={`${styles['amount']} number`}>{amount}</div>
    </li>
  );
}

const plain = { listStyle: 'none', margin: 0, padding: 0 } as const;

export function BarList({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul style={plain} aria-label={label}>
      {children}
    </ul>
  );
}
