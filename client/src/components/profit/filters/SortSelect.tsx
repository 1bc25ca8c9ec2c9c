import { Select } from '@mantine/core';
import type { SearchChange } from '../../ui/useSearchChange.ts';

interface Props {
  label: string;
  value: string | undefined;
  /** The first is the usual one: it is not in the address. */
  choices: { value: string; label: string }[];
  onChange: (change: SearchChange) => void;
}

export function SortSelect({ label, value, choices, onChange }: Props) {
  const usual = choices[0]?.value ?? '';
  return (
    <Select
      aria-label={label}
      data={choices}
      value={value ?? usual}
      allowDeselect={false}
      checkIconPosition="right"
      onChange={(sort) => onChange({ sort: sort === usual || sort === null ? undefined : sort })}
      w={{ base: '100%', xs: 190 }}
    />
  );
}
