import { Card, Group, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';

interface Props {
  title: string;
  /** Beside the title: badges. */
  marks?: ReactNode;
  /** Buttons at the right. */
  actions?: ReactNode;
  children: ReactNode;
}

/** One part of a page under its own `h2`. */
export function Section({ title, marks, actions, children }: Props) {
  const id = useId();
  return (
    <Card
      withBorder
      component="section"
      aria-labelledby={id}
      padding="md"
      style={{ overflow: 'visible' }} // what sticks to the top of the window sticks to no card
    >
      <Group justify="space-between" mb="sm" gap="xs">
        <Group gap="xs">
          <Title order={2} size="h4" id={id} style={{ overflowWrap: 'anywhere' }}>
            {title}
          </Title>
          {marks}
        </Group>
        {actions && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </Card>
  );
}
