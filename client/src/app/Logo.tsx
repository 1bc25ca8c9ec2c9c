import { Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';

export function Logo() {
  return (
    <Link
      to="/orders"
      aria-label="Sluice: to the orders"
      style={{ color: 'inherit', textDecoration: 'none' }}
    >
      <Group gap={8} wrap="nowrap">
        <img src="/favicon.svg" width={28} height={28} alt="" />
        <Text fw={700} fz="lg" visibleFrom="xs">
          Sluice
        </Text>
      </Group>
    </Link>
  );
}
