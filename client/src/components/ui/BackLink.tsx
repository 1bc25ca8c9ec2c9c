import { Anchor, Group } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useCanGoBack, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

interface Props {
  /** Where back is for somebody who came here by an address. */
  to: string;
}

const openLayers = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';

/** The way back to where one came from, place and filters as they were; Esc takes it too. */
export function BackLink({ to }: Props) {
  const goBack = useBack(to);
  useEscape(goBack);
  return (
    <Anchor
      href={to}
      size="sm"
      c="dimmed"
      className="no-print"
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        goBack();
      }}
    >
      <Group component="span" gap={4} display="inline-flex">
        <IconArrowLeft size={14} aria-hidden /> Back
      </Group>
    </Anchor>
  );
}

function useBack(to: string): () => void {
  const router = useRouter();
  const canGoBack = useCanGoBack();
  return () => {
    if (canGoBack) router.history.back();
    else void router.navigate({ to });
  };
}

/** Before anybody else hears of the key: what it closes (a dialog, a menu) is still open then. */
function useEscape(act: () => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof HTMLElement && event.target.closest('input, textarea, select');
      if (event.key !== 'Escape' || typing || document.querySelector(openLayers)) return;
      act();
    };
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, [act]);
}
