import { SimpleGrid, Stack, Text } from '@mantine/core';
import type { MetricsSummary } from '../../../api/metrics.ts';
import { EstimatedMark } from '../../ui/EstimatedMark.tsx';
import { RouterLink } from '../../ui/RouterLink.tsx';
import { Tile } from '../../ui/Tile.tsx';
import { countDays } from '../filters/profitDays.ts';
import { type DashboardSearch, keepPlace } from '../filters/useDays.ts';
import { type Figure, isBetter, listFigures, toChangeText } from './figures.ts';

interface Props {
  summary: MetricsSummary;
  search: DashboardSearch;
}

/** The figures an owner looks at first; each leads to the rows it is made of. */
export function FigureTiles({ summary, search }: Props) {
  const days = countDays(summary);
  const before = days === 1 ? 'the day before' : `the ${days} days before`;
  return (
    <SimpleGrid cols={{ base: 2, sm: 3, md: 4 }} spacing="sm">
      {listFigures(summary.total, summary.previous).map((figure) => (
        <Tile
          key={figure.name}
          label={figure.label}
          value={<Value figure={figure} search={search} />}
          note={<Note figure={figure} before={before} />}
        />
      ))}
    </SimpleGrid>
  );
}

/** Amounts can be long: they are to fit beside each other on a phone. */
function Value({ figure, search }: { figure: Figure; search: DashboardSearch }) {
  const { label, value, to, search: own } = figure;
  return (
    <Text span inherit fz={{ base: 'lg', sm: 'xl' }} style={{ overflowWrap: 'anywhere' }}>
      <RouterLink
        to={to}
        search={{ ...keepPlace(search), ...own }}
        c="var(--mantine-color-text)"
        aria-label={`${label}: ${value}, show the rows`}
      >
        {value}
      </RouterLink>
    </Text>
  );
}

function Note({ figure, before }: { figure: Figure; before: string }) {
  const change = toChangeText(figure);
  const better = isBetter(figure);
  const color = better === null ? 'dimmed' : better ? 'green' : 'red';
  return (
    <Stack gap={0}>
      {change === null ? (
        <span>nothing before to compare with</span>
      ) : (
        <span>
          <Text span inherit c={color} fw={600}>
            {change}
          </Text>{' '}
          against {before}
        </span>
      )}
      <EstimatedMark percent={figure.estimated} what={toWhat(figure)} />
    </Stack>
  );
}

function toWhat({ name, label }: Figure): string {
  return name === 'profit' || name === 'margin' ? 'the orders’ profit' : label.toLowerCase();
}
