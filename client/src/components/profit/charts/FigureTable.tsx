import { Table } from '@mantine/core';
import type { ReactNode } from 'react';

export interface FigureColumn<Row> {
  title: string;
  /** The first column names the row. */
  render: (row: Row) => ReactNode;
}

interface Props<Row> {
  label: string;
  columns: FigureColumn<Row>[];
  rows: Row[];
  toKey: (row: Row) => string;
}

/** A small table of figures: the first column names the row, numbers stand right. It scrolls where it must. */
export function FigureTable<Row>({ label, columns, rows, toKey }: Props<Row>) {
  const [name, ...figures] = columns;
  if (!name) return null;
  return (
    <Table.ScrollContainer
      minWidth={0}
      mah={420}
      scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'group', 'aria-label': label } }}
    >
      <Table aria-label={label} className="number">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{name.title}</Table.Th>
            {figures.map(({ title }) => (
              <Table.Th key={title} ta="right">
                {title}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={toKey(row)}>
              <Table.Th scope="row" fw={400}>
                {name.render(row)}
              </Table.Th>
              {figures.map(({ title, render }) => (
                <Table.Td key={title} ta="right" style={{ whiteSpace: 'nowrap' }}>
                  {render(row)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
