import { Button, Group, TextInput } from '@mantine/core';
import { isNotEmpty } from '@mantine/form';
import { saveExchangeRate } from '../../../api/profitSettings.ts';
import { useSentForm } from '../../ui/useSentForm.ts';
import { isCurrency } from '../costs/costForm.ts';
import { useToday } from '../filters/useDays.ts';
import type { SettingsCardProps } from './settingsCard.ts';

const isRate = (text: string) => /^\d{1,12}(\.\d{1,12})?$/.test(text.trim()) && /[1-9]/.test(text);

/** One unit of a currency is worth so much from a day on; the same day again replaces it. */
export function RateForm({ settings }: Pick<SettingsCardProps, 'settings'>) {
  const today = useToday();
  const sent = useSentForm({
    initialValues: { currency: settings.missingRates[0] ?? '', date: today, rate: '' },
    validate: {
      currency: (text) => (isCurrency(text) ? null : 'A code such as USD'),
      date: isNotEmpty('Enter its first day'),
      rate: (text) => (isRate(text) ? null : 'A decimal such as 83.25'),
    },
    send: ({ currency, date, rate }) =>
      saveExchangeRate({ currency: currency.trim().toUpperCase(), date, rate: rate.trim() }),
    done: () => 'The rate is saved; the days it touches are computed anew',
    onDone: () => form.reset(),
    refreshes: [['profit']],
  });
  const { form, submit, isSending } = sent;
  return (
    <form onSubmit={submit} noValidate aria-label="Exchange rate">
      <Group gap="sm" align="flex-start">
        <TextInput
          key={form.key('currency')}
          {...form.getInputProps('currency')}
          label="Currency"
          placeholder="USD"
          maxLength={3}
          w={110}
          required
        />
        <TextInput
          key={form.key('date')}
          {...form.getInputProps('date')}
          type="date"
          label="From"
          w={160}
          required
        />
        <TextInput
          key={form.key('rate')}
          {...form.getInputProps('rate')}
          label={`Worth in ${settings.reportingCurrency}`}
          placeholder="83.25"
          inputMode="decimal"
          error={form.errors['rate'] ?? form.errors['form']}
          w={160}
          required
        />
        <Button type="submit" loading={isSending} mt={25}>
          Save the rate
        </Button>
      </Group>
    </form>
  );
}
