import { Group, TextInput } from '@mantine/core';
import { type Days, findRangeFault } from './periodChoices.ts';

interface Props {
  days: Days;
  onChange: (days: Days) => void;
  /** Whose days these are. */
  zone: string;
  required?: boolean;
}

/** First and last day, by the browser's own date fields. */
export function DayRange({ days, onChange, zone, required = false }: Props) {
  const fault = findRangeFault(days);
  const common = { type: 'date', min: '1990-01-01', max: '2100-12-31', flex: '1 1 140px' } as const;
  return (
    <Group gap="sm" align="flex-start">
      <TextInput
        {...common}
        label="First day"
        description={zone}
        withAsterisk={required}
        value={days.from}
        onChange={(event) => onChange({ ...days, from: event.currentTarget.value })}
      />
      <TextInput
        {...common}
        label="Last day"
        description={zone}
        withAsterisk={required}
        value={days.to}
        error={fault}
        onChange={(event) => onChange({ ...days, to: event.currentTarget.value })}
      />
    </Group>
  );
}
