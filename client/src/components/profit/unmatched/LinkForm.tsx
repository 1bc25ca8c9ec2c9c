import { Stack, Text, TextInput } from '@mantine/core';
import { isNotEmpty } from '@mantine/form';
import { linkParcel, type UnmatchedParcel } from '../../../api/unmatched.ts';
import { FormFoot } from '../../ui/FormFoot.tsx';
import { useSentForm } from '../../ui/useSentForm.ts';
import type { Linked } from './JustLinked.tsx';
import { toParcelName } from '../../ui/parcelWords.ts';

interface Props {
  parcel: UnmatchedParcel;
  onDone: (linked: Linked) => void;
}

/** Which order a parcel belongs to; what the server does not know is said beside the field. */
export function LinkForm({ parcel, onDone }: Props) {
  const { id, orderReferences } = parcel;
  const sent = useSentForm({
    initialValues: { orderNumber: orderReferences[0] ?? '' },
    validate: { orderNumber: isNotEmpty('Enter the number of the order') },
    send: ({ orderNumber }) => linkParcel(id, orderNumber.trim()),
    rename: { orderId: 'orderNumber' },
    codes: { not_found: 'orderNumber', order_not_found: 'orderNumber' },
    onDone: ({ orderId }, { orderNumber }) =>
      onDone({ id, name: toParcelName(parcel), orderNumber: orderNumber.trim(), orderId }),
    refreshes: [['profit']],
  });
  const { form, submit } = sent;
  return (
    <form onSubmit={submit} noValidate aria-label="Link to an order">
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          The courier was told{' '}
          {orderReferences.length > 0 ? orderReferences.join(', ') : 'no order'}. A link made by
          hand is never undone by a match.
        </Text>
        <TextInput
          key={form.key('orderNumber')}
          {...form.getInputProps('orderNumber')}
          label="Order number"
          placeholder="#1001"
          data-autofocus
          autoComplete="off"
          required
          maxLength={100}
        />
        <FormFoot sent={sent} submit="Link to the order" />
      </Stack>
    </form>
  );
}
