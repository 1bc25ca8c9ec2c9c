/** What a cell may hold, for people and for whoever draws the table of columns. */
export type CellFormat =
  | 'text'
  | 'amount'
  | 'number'
  | 'whole number'
  | 'date'
  | 'date or time'
  | 'currency'
  | 'choice';

/** One column of a file, as it is documented and as its header spells it. */
export interface FileColumn {
  name: string;
  format: CellFormat;
  /** Must the header have it, and every record a value? */
  required: boolean;
  help: string;
  /** Of a choice: the values it takes, in any case of letters. */
  choices?: readonly string[];
}

/** One row by column, as typed; empty cells are left out. */
export type FileRow = Readonly<Record<string, string>>;

/** How the records of a stream come in by file, where a platform has no API that tells them. */
export interface FileFormat {
  title: string;
  description: string;
  columns: readonly FileColumn[];
  /** The columns a record is known by: a row with the same texts replaces it. */
  keys: readonly string[];
  /** A file that would be taken as it stands: the template people start from. */
  example: readonly FileRow[];
  /**
   * true: rows of one id make one record together; its body is `{rows: FileRow[]}`, and an issue's field `rows.1.title`. false: each
   * row is a record, its body the row itself, and an issue's field the column.
   */
  grouped: boolean;
}

/** The body a record's rows are stored as. */
export function toFileBody(format: Pick<FileFormat, 'grouped'>, rows: readonly FileRow[]): unknown {
  return format.grouped ? { rows } : (rows[0] ?? {});
}
