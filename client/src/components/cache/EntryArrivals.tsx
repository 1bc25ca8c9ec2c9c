import { Table, Text } from '@mantine/core';
import type { Arrival, WholeEntry } from '../../api/cache.ts';
import { toOriginName } from '../sync/runTexts.ts';
import { When } from '../ui/Age.tsx';
import { RouterLink } from '../ui/RouterLink.tsx';
import { Section } from '../ui/Section.tsx';

/** How its last versions came in, newest first. */
export function EntryArrivals({ entry }: { entry: WholeEntry }) {
  const arrivals = entry.arrivals.toReversed();
  return (
    <Section title="Versions as they came">
      {arrivals.length === 0 ? (
        <Text size="sm" c="dimmed">
          Only this version is known.
        </Text>
      ) : (
        <Table.ScrollContainer minWidth={360} type="native" tabIndex={0}>
          <Table aria-label="Versions as they came">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Version</Table.Th>
                <Table.Th>Received</Table.Th>
                <Table.Th>Came by</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {arrivals.map((arrival) => (
                <ArrivalRow key={arrival.version} arrival={arrival} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Section>
  );
}

function ArrivalRow({ arrival: { version, at, origin, topic, jobId } }: { arrival: Arrival }) {
  return (
    <Table.Tr>
      <Table.Td className="number">{version}</Table.Td>
      <Table.Td>
        <When at={at} />
      </Table.Td>
      <Table.Td>
        {toOriginName(origin)}
        {topic && `, ${topic}`}
        {jobId && (
          <>
            {' '}
            (
            <RouterLink to="/history/$jobId" params={{ jobId }}>
              run
            </RouterLink>
            )
          </>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
