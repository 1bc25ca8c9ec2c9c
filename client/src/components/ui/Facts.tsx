import { Text } from '@mantine/core';
import { Fragment, type ReactNode } from 'react';

export interface Fact {
  label: string;
  /** null leaves the row out. */
  value: ReactNode;
}

const grid = {
  display: 'grid',
  gridTemplateColumns: 'fit-content(45%) minmax(0, 1fr)',
  gap: '6px var(--mantine-spacing-md)',
  margin: 0,
} as const;

/** Names and values, one under the other. */
export function Facts({ facts }: { facts: Fact[] }) {
  const given = facts.filter(({ value }) => value !== null && value !== undefined && value !== '');
  return (
    <dl style={grid}>
      {given.map(({ label, value }) => (
        <Fragment key={label}>
          <Text component="dt" size="sm" c="dimmed">
            {label}
          </Text>
          <Text component="dd" size="sm" m={0} style={{ overflowWrap: 'anywhere' }}>
            {value}
          </Text>
        </Fragment>
      ))}
    </dl>
  );
}
