import type { ImportStream } from '../../../api/imports.ts';

/** Gives the example file to the browser, as a download. */
export function downloadTemplate({ example }: ImportStream): void {
  const address = URL.createObjectURL(new Blob([example.content], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = example.fileName;
  link.click();
  URL.revokeObjectURL(address);
}
