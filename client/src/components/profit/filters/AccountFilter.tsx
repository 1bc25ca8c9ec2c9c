import { FilterSelect } from '../../ui/FilterSelect.tsx';
import { useAccounts } from '../../ui/useStores.ts';

interface Props {
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

/** Which store or account, where there are several. */
export function AccountFilter({ value, onChange }: Props) {
  const accounts = useAccounts();
  if (accounts.length < 2 && value === undefined) return null;
  return (
    <FilterSelect
      label="Account"
      all="All accounts"
      value={value}
      choices={accounts.map(({ id, name, platformName }) => ({
        value: id,
        label: name === platformName ? name : `${name} · ${platformName}`,
      }))}
      onChange={onChange}
    />
  );
}
