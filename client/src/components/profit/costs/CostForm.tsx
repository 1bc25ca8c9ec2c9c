import { Group, Select, Skeleton, Stack, TextInput } from '@mantine/core';
import { isNotEmpty } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { changeCost, type Cost, createCost } from '../../../api/costs.ts';
import { profitSettingsQuery } from '../../../api/profitSettings.ts';
import { FormFoot } from '../../ui/FormFoot.tsx';
import { useSentForm } from '../../ui/useSentForm.ts';
import { useToday } from '../filters/useDays.ts';
import {
  type CostValues,
  findEndFault,
  isAmount,
  isCurrency,
  toBody,
  toValues,
} from './costForm.ts';
import { categoryLabels, channelLabels, rhythmLabels, toChoices } from './costTexts.ts';

interface Props {
  /** null: a new one. */
  cost: Cost | null;
  onDone: () => void;
}

/** A new cost is in the currency the figures are in, as soon as that is known. */
export function CostForm({ cost, onDone }: Props) {
  const today = useToday();
  const { data, isPending } = useQuery(profitSettingsQuery);
  if (isPending) return <Skeleton h={360} role="status" aria-busy="true" aria-label="Loading" />;
  const initialValues = toValues(cost, today, data?.reportingCurrency ?? '');
  return <Fields cost={cost} initialValues={initialValues} onDone={onDone} />;
}

function Fields({ cost, initialValues, onDone }: Props & { initialValues: CostValues }) {
  const sent = useSentForm({
    initialValues,
    validate: {
      label: isNotEmpty('Enter what it is for'),
      amount: (amount) => (isAmount(amount) ? null : 'Enter an amount such as 1499.00'),
      currency: (currency) => (isCurrency(currency) ? null : 'Enter a code such as INR'),
      from: isNotEmpty('Enter its first day'),
      to: (_to, values) => findEndFault(values),
    },
    send: (values) =>
      cost === null ? createCost(toBody(values)) : changeCost(cost.id, toBody(values)),
    done: () => 'The cost is saved; the profit of its days follows',
    onDone,
    refreshes: [['profit']],
  });
  const { form, submit } = sent;
  const field = (name: keyof CostValues) => form.getInputProps(name);
  const half = { flex: '1 1 160px' };
  return (
    <form onSubmit={submit} noValidate aria-label="Cost">
      <Stack gap="md">
        <TextInput
          {...field('label')}
          label="What for"
          data-autofocus
          autoComplete="off"
          required
          maxLength={200}
        />
        <Group align="flex-start">
          <TextInput {...field('amount')} {...half} label="Amount" inputMode="decimal" required />
          <TextInput {...field('currency')} {...half} label="Currency" maxLength={3} required />
        </Group>
        <Select
          {...field('every')}
          label="How often"
          data={toChoices(rhythmLabels)}
          allowDeselect={false}
        />
        <Group align="flex-start">
          <TextInput {...field('from')} {...half} type="date" label="First day" required />
          <TextInput
            {...field('to')}
            {...half}
            type="date"
            label="Last day"
            description="Empty: until further notice"
            inputWrapperOrder={['label', 'input', 'description', 'error']}
          />
        </Group>
        <Group align="flex-start">
          <Select
            {...field('category')}
            {...half}
            label="Category"
            data={toChoices(categoryLabels)}
            allowDeselect={false}
          />
          <Select
            {...field('channel')}
            {...half}
            label="Channel"
            data={[{ value: '', label: 'None' }, ...toChoices(channelLabels)]}
            allowDeselect={false}
          />
        </Group>
        <FormFoot sent={sent} submit={cost === null ? 'Add the cost' : 'Save the cost'} />
      </Stack>
    </form>
  );
}
