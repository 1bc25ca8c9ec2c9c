import { Group, TextInput } from '@mantine/core';
import { isNotEmpty } from '@mantine/form';
import type { Sku } from '../../api/catalog.ts';
import { saveSkuCost } from '../../api/skuCosts.ts';
import { useZone } from '../../app/session.ts';
import { toZoneDay } from '../../lib/zoneDays.ts';
import { FormFoot } from '../ui/FormFoot.tsx';
import { useSentForm } from '../ui/useSentForm.ts';

/** What it costs from a day on; the days before keep what they had. */
export function SkuCostForm({ sku }: { sku: Sku }) {
  const today = toZoneDay(new Date(), useZone());
  const sent = useSentForm({
    initialValues: { cost: '', validFrom: today },
    validate: {
      cost: (text) => (/^\d+(\.\d+)?$/.test(text.trim()) ? null : 'An amount such as 312.50'),
      validFrom: isNotEmpty('Enter its first day'),
    },
    send: ({ cost, validFrom }) => saveSkuCost(sku.id, { cost: cost.trim(), validFrom }),
    done: () => 'The cost is saved; the orders since then are computed anew',
    onDone: () => form.reset(),
    refreshes: [['profit'], ['products'], ['skus']],
  });
  const { form, submit } = sent;
  return (
    <form onSubmit={submit} noValidate aria-label={`Set the cost of ${sku.code}`}>
      <Group gap="sm" align="flex-start" mb="sm">
        <TextInput
          key={form.key('cost')}
          {...form.getInputProps('cost')}
          label={`Cost, ${sku.currency}`}
          inputMode="decimal"
          flex="1 1 140px"
          required
        />
        <TextInput
          key={form.key('validFrom')}
          {...form.getInputProps('validFrom')}
          type="date"
          label="From"
          flex="1 1 140px"
          required
        />
      </Group>
      <FormFoot sent={sent} submit="Set the cost" />
    </form>
  );
}
