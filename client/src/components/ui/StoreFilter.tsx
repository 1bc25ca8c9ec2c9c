import { FilterSelect } from './FilterSelect.tsx';
import { useStores } from './useStores.ts';

interface Props {
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

/** Which store, where there are several. */
export function StoreFilter({ value, onChange }: Props) {
  const stores = useStores();
  if (stores.length < 2 && value === undefined) return null;
  const choices = stores.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <FilterSelect
      label="Store"
      all="All stores"
      value={value}
      choices={choices}
      onChange={onChange}
    />
  );
}
