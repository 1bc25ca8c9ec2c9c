import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';

interface Props {
  /** The address of the file. */
  href: string;
  /** Names the rows: `CSV of the days`. */
  what: string;
}

/** A file of the rows shown, all pages of them. */
export function CsvButton({ href, what }: Props) {
  return (
    <Button
      component="a"
      href={href}
      download
      size="xs"
      variant="default"
      leftSection={<IconDownload size={14} aria-hidden />}
      aria-label={`CSV of ${what}`}
    >
      CSV
    </Button>
  );
}
