import { Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type Level, skuLevelsQuery } from '../../api/inventory.ts';
import { Age } from '../ui/Age.tsx';
import { QueryView } from '../ui/QueryView.tsx';
import { StockCount } from './StockCount.tsx';

/** Where one SKU lies, and how old each count is. */
export function SkuLevels({ skuId, code }: { skuId: string; code: string }) {
  const query = useQuery(skuLevelsQuery(skuId));
  return (
    <QueryView
      query={query}
      isEmpty={({ items }) => items.length === 0}
      empty={
        <Text size="sm" c="dimmed">
          No location keeps {code}.
        </Text>
      }
    >
      {({ items }) => (
        <Table
          maw={560}
          withRowBorders={false}
          verticalSpacing={4}
          aria-label={`Stock of ${code} by location`}
        >
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Location</Table.Th>
              <Table.Th ta="right">Available</Table.Th>
              <Table.Th ta="right">Synced</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map((level) => (
              <LevelRow key={level.id} level={level} />
            ))}
          </Table.Tbody>
        </Table>
      )}
    </QueryView>
  );
}

function LevelRow({ level }: { level: Level }) {
  return (
    <Table.Tr>
      <Table.Td>
        <LocationName level={level} />
      </Table.Td>
      <Table.Td ta="right">
        <StockCount available={level.available} tracked={level.available !== null} />
      </Table.Td>
      <Table.Td ta="right">
        <Age at={level.syncedAt} size="sm" c="dimmed" />
      </Table.Td>
    </Table.Tr>
  );
}

/** The place's name; one that no longer keeps the SKU says so. */
export function LocationName({ level }: { level: Level }) {
  const { locationName, locationId, disconnected } = level;
  return (
    <Text size="sm">
      {locationName ?? `Location ${locationId}`}
      {disconnected && (
        <Text span inherit c="dimmed">
          {' '}
          (no longer kept there)
        </Text>
      )}
    </Text>
  );
}
