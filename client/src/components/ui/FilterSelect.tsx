import { Select } from '@mantine/core';

interface Props {
  label: string;
  value: string | undefined;
  choices: { value: string; label: string }[];
  onChange: (value: string | undefined) => void;
  /** What no choice means. */
  all?: string;
}

/** One filter of a list; its name is always readable. */
export function FilterSelect({ label, value, choices, onChange, all = `${label}: all` }: Props) {
  return (
    <Select
      aria-label={label}
      placeholder={all}
      data={choices}
      value={value ?? null}
      onChange={(next) => onChange(next ?? undefined)}
      clearable
      checkIconPosition="right"
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
      clearButtonProps={{ 'aria-label': `Clear ${label}` }}
      w={{ base: '100%', xs: 190 }}
    />
  );
}
