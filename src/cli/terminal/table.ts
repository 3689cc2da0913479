import { displayWidth, padEnd, padStart } from './width.ts';

export interface Column {
  title: string;
  align?: 'right';
}

/**
 * Rows as lines: columns that line up on a terminal, values between tabs elsewhere (so that `cut` and a spreadsheet can
 * read them). The last column is never padded.
 */
export function formatTable(columns: readonly Column[], rows: readonly (readonly string[])[], aligned: boolean): string[] {
  const all = [columns.map((column) => column.title), ...rows];
  if (!aligned) return all.map((row) => row.map((cell) => cell.replaceAll('\t', ' ')).join('\t'));
  const widths = columns.map((_, index) => all.reduce((width, row) => Math.max(width, displayWidth(row[index] ?? '')), 0));
  return all.map((row) =>
    columns
      .map((column, index) => {
        const cell = row[index] ?? '';
        if (column.align === 'right') return padStart(cell, widths[index] ?? 0);
        return index === columns.length - 1 ? cell : padEnd(cell, widths[index] ?? 0);
      })
      .join('  ')
      .trimEnd(),
  );
}
