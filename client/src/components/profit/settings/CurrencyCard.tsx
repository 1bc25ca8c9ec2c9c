import { Stack, Text, TextInput } from '@mantine/core';
import { changeProfitSettings } from '../../../api/profitSettings.ts';
import { FormFoot } from '../../ui/FormFoot.tsx';
import { Section } from '../../ui/Section.tsx';
import { useSentForm } from '../../ui/useSentForm.ts';
import { isCurrency } from '../costs/costForm.ts';
import type { SettingsCardProps } from './settingsCard.ts';

/** The money all figures are in. */
export function CurrencyCard({ settings, mayChange }: SettingsCardProps) {
  return (
    <Section title="Reporting currency">
      <Stack gap="sm" maw={480}>
        <Text size="sm">
          Figures are in <b>{settings.reportingCurrency}</b>
          {settings.chosenCurrency === null && ', the currency of the first store'}.
        </Text>
        {mayChange && <CurrencyForm key={settings.chosenCurrency} settings={settings} />}
      </Stack>
    </Section>
  );
}

function CurrencyForm({ settings }: Pick<SettingsCardProps, 'settings'>) {
  const sent = useSentForm({
    initialValues: { chosenCurrency: settings.chosenCurrency ?? '' },
    validate: {
      chosenCurrency: (text) =>
        text.trim() === '' || isCurrency(text) ? null : 'Enter a code such as INR, or nothing',
    },
    send: ({ chosenCurrency }) => {
      const code = chosenCurrency.trim().toUpperCase();
      return changeProfitSettings({ chosenCurrency: code === '' ? null : code });
    },
    done: () => 'Saved: all days are computed anew',
    refreshes: [['profit']],
  });
  const { form, submit } = sent;
  return (
    <form onSubmit={submit} noValidate aria-label="Reporting currency">
      <Stack gap="sm">
        <TextInput
          key={form.key('chosenCurrency')}
          {...form.getInputProps('chosenCurrency')}
          label="Another currency"
          description="Its code; empty takes the first store’s"
          placeholder={settings.reportingCurrency}
          maxLength={3}
        />
        <FormFoot sent={sent} submit="Save the currency" />
      </Stack>
    </form>
  );
}
