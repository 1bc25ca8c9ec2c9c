import { NativeSelect } from '@mantine/core';
import { pageSizes } from './orderFilters.ts';

interface Props {
  size: string;
  onChange: (size: string) => void;
}

/** The browser's own list of choices: every page of orders has it, and a styled one is a heavy thing. */
export function PageSize({ size, onChange }: Props) {
  return (
    <NativeSelect
      aria-label="Orders per page"
      size="xs"
      w={130}
      data={pageSizes.map((value) => ({ value, label: `${value} per page` }))}
      value={size}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
