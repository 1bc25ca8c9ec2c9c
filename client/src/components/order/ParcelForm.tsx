import { Autocomplete, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useLocalStorage } from '@mantine/hooks';
import type { Parcel } from './lineMoves.ts';

interface Props {
  /** What is saved, with how many lines: the button's words. */
  action: string;
  /** What the lines already have in common. */
  initial: Parcel;
  couriers: string[];
  onSave: (parcel: Parcel) => void;
  onCancel: () => void;
}

const limit = 100;
const tooLong = (value: string) =>
  value.trim().length > limit ? `At most ${limit} characters` : null;

/** AWB and courier of what is shipped; the courier used last is offered first. */
export function ParcelForm({ action, initial, couriers, onSave, onCancel }: Props) {
  const [lastCourier, setLastCourier] = useLocalStorage({
    key: 'sluice.lastCourier',
    defaultValue: '',
    getInitialValueInEffect: false,
  });
  const form = useForm({
    initialValues: { ...initial, courier: initial.courier || lastCourier },
    validate: { awbNumber: tooLong, courier: tooLong },
  });
  const save = form.onSubmit(({ awbNumber, courier }) => {
    if (courier.trim() !== '') setLastCourier(courier.trim());
    onSave({ awbNumber: awbNumber.trim(), courier: courier.trim() });
  });
  const known = [...new Set([...couriers, lastCourier].filter((name) => name !== ''))];
  return (
    <form onSubmit={save} noValidate>
      <Stack>
        <TextInput
          label="AWB number"
          description="As printed on the label; scanners may type it"
          autoComplete="off"
          data-autofocus
          {...form.getInputProps('awbNumber')}
        />
        <Autocomplete label="Courier" data={known} {...form.getInputProps('courier')} />
        <Text size="xs" c="dimmed">
          A field left empty changes nothing.
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
          <Button type="submit">{action}</Button>
        </Group>
      </Stack>
    </form>
  );
}
