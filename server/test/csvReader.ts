/** One cell as it is written: a quoted one is text, whatever it looks like. */
export interface ReadCell {
  text: string;
  quoted: boolean;
}

/** RFC 4180, nothing more: an independent look at what we write. @throws for anything it does not allow */
export function readCsv(csv: string): ReadCell[][] {
  const rows: ReadCell[][] = [];
  let place = csv.startsWith('\uFEFF') ? 1 : 0;
  while (place < csv.length) {
    const row: ReadCell[] = [];
    for (;;) {
      const { cell, end } = csv[place] === '"' ? readQuoted(csv, place) : readPlain(csv, place);
      row.push(cell);
      place = end;
      if (csv[place] !== ',') break;
      place += 1;
    }
    if (csv.slice(place, place + 2) !== '\r\n') throw new Error(`No end of row at ${place}`);
    place += 2;
    rows.push(row);
  }
  return rows;
}

function readQuoted(csv: string, start: number): { cell: ReadCell; end: number } {
  let text = '';
  for (let place = start + 1; ; place += 1) {
    const sign = csv[place];
    if (sign === undefined) throw new Error('A quoted cell has no end');
    if (sign !== '"') text += sign;
    else if (csv[place + 1] === '"') {
      text += '"';
      place += 1;
    } else return { cell: { text, quoted: true }, end: place + 1 };
  }
}

function readPlain(csv: string, start: number): { cell: ReadCell; end: number } {
  let end = start;
  while (end < csv.length && csv[end] !== ',' && csv[end] !== '\r') end += 1;
  const text = csv.slice(start, end);
  if (/["\n]/.test(text)) throw new Error(`A plain cell holds ${JSON.stringify(text)}`);
  return { cell: { text, quoted: false }, end };
}
