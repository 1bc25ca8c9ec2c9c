import { Select } from '@mantine/core';
import { pageSizes } from './orderFilters.ts';

interface Props {
  size: string;
  onChange: (size: string) => void;
}

export function PageSize({ size, onChange }: Props) {
  return (
    <Select
      aria-label="Orders per page"
      size="xs"
      w={130}
      data={pageSizes.map((value) => ({ value, label: `${value} per page` }))}
      value={size}
      onChange={(next) => next !== null && onChange(next)}
      allowDeselect={false}
    />
  );
}
