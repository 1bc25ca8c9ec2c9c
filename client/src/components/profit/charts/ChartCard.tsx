import { Button } from '@mantine/core';
import { IconChartBar, IconTable } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { Section } from '../../ui/Section.tsx';

interface Props {
  title: string;
  /** Buttons besides. */
  actions?: ReactNode;
  chart: ReactNode;
  /** The same numbers in rows: for screen readers, for copying, for who likes numbers more. */
  table: ReactNode;
}

/** A picture of numbers that can be read as a table as well. */
export function ChartCard({ title, actions, chart, table }: Props) {
  const [asTable, setAsTable] = useState(false);
  const Icon = asTable ? IconChartBar : IconTable;
  return (
    <Section
      title={title}
      actions={
        <>
          <Button
            size="xs"
            variant="default"
            leftSection={<Icon size={14} aria-hidden />}
            aria-label={`${title}: ${asTable ? 'show as chart' : 'show as table'}`}
            onClick={() => setAsTable(!asTable)}
          >
            {asTable ? 'Show as chart' : 'Show as table'}
          </Button>
          {actions}
        </>
      }
    >
      {asTable ? table : chart}
    </Section>
  );
}
