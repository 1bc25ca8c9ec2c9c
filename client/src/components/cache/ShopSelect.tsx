import { Select } from '@mantine/core';
import type { Shop } from '../entries/useShop.ts';

interface Props {
  shops: Shop[];
  value: string;
  onChange: (id: string) => void;
}

/** Whose cache: shown where there are several. */
export function ShopSelect({ shops, value, onChange }: Props) {
  if (shops.length < 2) return null;
  return (
    <Select
      aria-label="Store"
      data={shops.map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      onChange={(id) => id !== null && onChange(id)}
      allowDeselect={false}
      w={220}
    />
  );
}
