import { TextInput } from '@mantine/core';
import { type ClipboardEvent, type KeyboardEvent, memo } from 'react';

interface Props {
  id: string;
  orderNumber: string;
  /** The number it travels under so far. */
  known: string;
  value: string;
  doubled: boolean;
  onType: (id: string, text: string) => void;
  /** Several numbers at once: for this order and those after it. */
  onPaste: (id: string, text: string) => void;
}

/** The AWB number of one order; there may be 200 of them, so that typing into one redraws one. */
export const AwbField = memo(function AwbField(props: Props) {
  const { id, orderNumber, known, value, doubled, onType, onPaste } = props;
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text');
    if (!/[\r\n\t]/.test(text.trim())) return;
    event.preventDefault();
    onPaste(id, text);
  };
  return (
    <TextInput
      label={`AWB of ${orderNumber}`}
      placeholder={known}
      value={value}
      onChange={(event) => onType(id, event.currentTarget.value)}
      onPaste={paste}
      onKeyDown={toNextField}
      maxLength={100}
      error={doubled && 'Given to another order as well'}
      data-awb
    />
  );
});

/** Enter goes on to the next number instead of sending; after the last one to the button that sends. */
function toNextField(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.key !== 'Enter') return;
  event.preventDefault();
  const { form } = event.currentTarget;
  const fields = [...(form?.querySelectorAll<HTMLInputElement>('[data-awb]') ?? [])];
  const next = fields[fields.indexOf(event.currentTarget) + 1];
  const after = next ?? form?.querySelector<HTMLElement>('[type="submit"]');
  after?.focus();
}
