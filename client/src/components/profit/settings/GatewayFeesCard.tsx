import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { changeProfitSettings } from '../../../api/profitSettings.ts';
import { Section } from '../../ui/Section.tsx';
import { useAction } from '../../ui/useAction.ts';
import { addRow, findRowsFault, type GatewayRow, toFees, toRows } from './gatewayRows.ts';
import type { SettingsCardProps } from './settingsCard.ts';

/** What payments are assumed to cost until the payment platform says it. */
export function GatewayFeesCard({ settings, mayChange }: SettingsCardProps) {
  const { gatewayFees, reportingCurrency } = settings;
  return (
    <Section title="Payment fees by gateway">
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          The first rule whose name a gateway begins with counts; the one without a name is for
          every other. Fixed fees are per order, in {reportingCurrency}.
        </Text>
        <FeesForm key={JSON.stringify(gatewayFees)} settings={settings} mayChange={mayChange} />
      </Stack>
    </Section>
  );
}

function FeesForm({ settings: { gatewayFees }, mayChange }: SettingsCardProps) {
  const [rows, setRows] = useState(() => toRows(gatewayFees));
  const [touched, setTouched] = useState(false);
  const fault = findRowsFault(rows);
  const save = useAction({
    run: () => changeProfitSettings({ gatewayFees: toFees(rows) }),
    done: () => 'Saved: all days are computed anew',
    refreshes: [['profit']],
  });
  const change = (next: GatewayRow[]) => {
    setRows(next);
    setTouched(true);
  };
  return (
    <Stack gap="sm">
      {rows.map((row, index) => (
        <FeeRow
          key={row.key}
          row={row}
          number={index + 1}
          readOnly={!mayChange}
          onChange={(next) => change(rows.map((one) => (one.key === row.key ? next : one)))}
          onRemove={() => change(rows.filter(({ key }) => key !== row.key))}
        />
      ))}
      {touched && fault !== null && (
        <Alert color="red" py="xs" role="alert">
          {fault}
        </Alert>
      )}
      {mayChange && (
        <Group justify="space-between">
          <Button
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => change(addRow(rows))}
          >
            Add a gateway
          </Button>
          <Button
            disabled={!touched || fault !== null}
            loading={save.isPending}
            onClick={() => save.mutate()}
          >
            Save the fees
          </Button>
        </Group>
      )}
    </Stack>
  );
}

interface RowProps {
  row: GatewayRow;
  number: number;
  readOnly: boolean;
  onChange: (row: GatewayRow) => void;
  onRemove: () => void;
}

function FeeRow({ row, number, readOnly, onChange, onRemove }: RowProps) {
  return (
    <Group gap="sm" align="flex-end" role="group" aria-label={`Rule ${number}`}>
      <TextInput
        label="Gateway"
        placeholder="every other gateway"
        value={row.gateway}
        readOnly={readOnly}
        maxLength={100}
        onChange={(event) => onChange({ ...row, gateway: event.currentTarget.value })}
        flex="1 1 200px"
      />
      <TextInput
        label="Percent"
        inputMode="decimal"
        rightSection="%"
        value={row.percent}
        readOnly={readOnly}
        onChange={(event) => onChange({ ...row, percent: event.currentTarget.value })}
        w={100}
      />
      <TextInput
        label="Fixed"
        inputMode="decimal"
        value={row.fixed}
        readOnly={readOnly}
        onChange={(event) => onChange({ ...row, fixed: event.currentTarget.value })}
        w={110}
      />
      {!readOnly && (
        <Button
          variant="default"
          aria-label={`Remove the rule of ${row.gateway || 'every other gateway'}`}
          onClick={onRemove}
        >
          Remove
        </Button>
      )}
    </Group>
  );
}
