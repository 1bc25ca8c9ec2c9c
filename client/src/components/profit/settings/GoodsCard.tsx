import { Stack, Text, TextInput } from '@mantine/core';
import { changeProfitSettings } from '../../../api/profitSettings.ts';
import { FormFoot } from '../../ui/FormFoot.tsx';
import { Section } from '../../ui/Section.tsx';
import { useSentForm } from '../../ui/useSentForm.ts';
import type { SettingsCardProps } from './settingsCard.ts';
import { readBasisPoints, toPercentText } from './shares.ts';

/** What goods are assumed to cost where no cost of their SKU is known. */
export function GoodsCard({ settings, mayChange }: SettingsCardProps) {
  return (
    <Section title="Cost of goods">
      <Stack gap="sm" maw={480}>
        <Text size="sm">
          A SKU without a cost is assumed to cost <b>{toPercentText(settings.defaultCogsBp)}%</b> of
          what it was sold for.
        </Text>
        {mayChange && <GoodsForm key={settings.defaultCogsBp} settings={settings} />}
      </Stack>
    </Section>
  );
}

function GoodsForm({ settings }: Pick<SettingsCardProps, 'settings'>) {
  const sent = useSentForm({
    initialValues: { defaultCogsBp: toPercentText(settings.defaultCogsBp) },
    validate: {
      defaultCogsBp: (text) =>
        readBasisPoints(text) === null ? 'Enter a share between 0 and 100, such as 40' : null,
    },
    send: ({ defaultCogsBp }) =>
      changeProfitSettings({ defaultCogsBp: readBasisPoints(defaultCogsBp) ?? 0 }),
    done: () => 'Saved: all days are computed anew',
    refreshes: [['profit']],
  });
  const { form, submit } = sent;
  return (
    <form onSubmit={submit} noValidate aria-label="Cost of goods">
      <Stack gap="sm">
        <TextInput
          key={form.key('defaultCogsBp')}
          {...form.getInputProps('defaultCogsBp')}
          label="Share of the price, in percent"
          inputMode="decimal"
          rightSection="%"
          required
        />
        <FormFoot sent={sent} submit="Save the share" />
      </Stack>
    </form>
  );
}
