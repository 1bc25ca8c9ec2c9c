import { Box, Group, Text } from '@mantine/core';
import type { Connection } from '../../../api/connections.ts';
import { findLook } from '../../ui/statusLooks.ts';
import { type ConnectionStatus, dotColors, toStateReason } from './connectionState.ts';

interface Props {
  connection: Connection;
  status: ConnectionStatus;
}

/** A dot, its word, and why. */
export function StateLine({ connection, status }: Props) {
  return (
    <Group gap={8} wrap="nowrap" align="flex-start">
      <Box
        w={10}
        h={10}
        mt={6}
        style={{ borderRadius: '50%', flex: 'none' }}
        bg={`var(--mantine-color-${dotColors[status]}-6)`}
        aria-hidden
      />
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        <Text span inherit fw={600}>
          {findLook('connection', status).label}
        </Text>
        {': '}
        {toStateReason(connection, status)}
      </Text>
    </Group>
  );
}
