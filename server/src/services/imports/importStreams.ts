import { stringify } from 'csv-stringify/sync';
import type { FileColumn } from '../../connectors/kit/fileFormat.ts';
import type { FileStream } from './records.ts';

/** A stream's files, for people who make one. */
export interface ImportStreamView {
  stream: string;
  title: string;
  description: string;
  columns: (Omit<FileColumn, 'choices'> & { choices: string[] | null })[];
  keys: string[];
  example: { fileName: string; content: string };
}

/** PURE. */
export function toImportStream({ name, file }: FileStream): ImportStreamView {
  const { title, description, columns, keys } = file;
  return {
    stream: name,
    title,
    description,
    columns: columns.map((column) => ({
      ...column,
      choices: column.choices ? [...column.choices] : null,
    })),
    keys: [...keys],
    example: {
      fileName: `${title.toLowerCase().replaceAll(' ', '-')}.csv`,
      content: toExample(file),
    },
  };
}

/** As spreadsheets like it: a byte order mark, Windows line ends. */
function toExample({ columns, example }: FileStream['file']): string {
  const names = columns.map(({ name }) => name);
  const rows = example.map((row) => names.map((name) => row[name] ?? ''));
  return stringify([names, ...rows], { bom: true, record_delimiter: 'windows' });
}
