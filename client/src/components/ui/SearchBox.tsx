import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';

interface Props {
  label: string;
  placeholder: string;
  value: string;
  onChange: (text: string) => void;
  /** `/` puts the cursor here from anywhere on the page. */
  slash?: boolean;
  width?: number;
}

/** Search as you type: 250 ms after the last key. */
export function SearchBox({
  label,
  placeholder,
  value,
  onChange,
  slash = true,
  width = 320,
}: Props) {
  const [text, setText] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  const send = useDebouncedCallback(onChange, 250);
  useEffect(() => setText(value), [value]);
  useSlash(input, slash);
  const type = (next: string) => {
    setText(next);
    send(next.trim());
  };
  return (
    <TextInput
      ref={input}
      type="search"
      aria-label={label}
      placeholder={placeholder}
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
      leftSection={<IconSearch size={16} />}
      rightSection={
        text !== '' && <CloseButton aria-label="Clear search" onClick={() => type('')} />
      }
      w={{ base: '100%', xs: width }}
      maxLength={200}
    />
  );
}

function useSlash(input: React.RefObject<HTMLInputElement | null>, on: boolean): void {
  useEffect(() => {
    if (!on) return undefined;
    const listen = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof HTMLElement &&
        event.target.closest('input, textarea, [contenteditable]');
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [input, on]);
}
