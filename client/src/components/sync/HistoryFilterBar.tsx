import { Button, Group, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { freshnessQuery } from '../../api/freshness.ts';
import { FilterSelect } from '../ui/FilterSelect.tsx';
import { useAccounts } from '../ui/useStores.ts';
import type { SearchChange } from '../ui/useSearchChange.ts';
import {
  type HistoryFilters,
  isHistoryFiltered,
  statusChoices,
  toSaneDay,
  triggerChoices,
  typeChoices,
} from './historyFilters.ts';

interface Props {
  filters: HistoryFilters;
  onChange: (change: SearchChange) => void;
}

export const noHistoryFilters: SearchChange = {
  connectionId: undefined,
  platform: undefined,
  status: undefined,
  jobType: undefined,
  triggeredBy: undefined,
  startedFrom: undefined,
  startedTo: undefined,
};

export function HistoryFilterBar({ filters, onChange }: Props) {
  const selects = [
    { name: 'status', label: 'Status', choices: statusChoices },
    { name: 'jobType', label: 'Type', choices: typeChoices },
    { name: 'triggeredBy', label: 'Triggered', choices: triggerChoices },
    { name: 'platform', label: 'Platform', choices: usePlatforms() },
  ] as const;
  return (
    <Group gap="xs" align="flex-end">
      {selects.map(({ name, label, choices }) => (
        <FilterSelect
          key={name}
          label={label}
          choices={[...choices]}
          value={filters[name]}
          onChange={(value) => onChange({ [name]: value })}
        />
      ))}
      <AccountFilter
        value={filters.connectionId}
        onChange={(connectionId) => onChange({ connectionId })}
      />
      <Group gap="xs">
        <DayInput
          label="From"
          value={filters.startedFrom}
          onChange={(startedFrom) => onChange({ startedFrom })}
        />
        <DayInput
          label="To"
          value={filters.startedTo}
          onChange={(startedTo) => onChange({ startedTo })}
        />
      </Group>
      {isHistoryFiltered(filters) && (
        <Button variant="subtle" onClick={() => onChange(noHistoryFilters)}>
          Clear filters
        </Button>
      )}
    </Group>
  );
}

interface DayProps {
  label: string;
  value: string | undefined;
  onChange: (day: string | undefined) => void;
}

/** A day of the workspace's zone, by the browser's own calendar; a year half typed is not sent. */
function DayInput({ label, value, onChange }: DayProps) {
  const [typed, setTyped] = useState({ text: value ?? '', of: value });
  if (typed.of !== value) setTyped({ text: value ?? '', of: value });
  const type = (text: string) => {
    setTyped({ text, of: value });
    if (text === '' || toSaneDay(text) !== undefined) onChange(text || undefined);
  };
  return (
    <TextInput
      type="date"
      label={label}
      styles={{ root: { display: 'flex', alignItems: 'center', gap: 8 } }}
      value={typed.text}
      min="1990-01-02"
      max="2100-12-30"
      onChange={(event) => type(event.currentTarget.value)}
    />
  );
}

function usePlatforms() {
  const { data } = useQuery(freshnessQuery);
  const platforms = new Map(
    (data?.items ?? []).map(({ platform, platformName }) => [platform, platformName]),
  );
  return [...platforms].map(([value, label]) => ({ value, label }));
}

interface AccountProps {
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

/** Which connected account, where there are several. */
function AccountFilter({ value, onChange }: AccountProps) {
  const accounts = useAccounts();
  if (accounts.length < 2 && value === undefined) return null;
  const choices = accounts.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <FilterSelect
      label="Account"
      all="All accounts"
      value={value}
      choices={choices}
      onChange={onChange}
    />
  );
}
