import { Anchor, type AnchorProps } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface Props extends AnchorProps {
  /** Whatever a platform told us: only https (and http) addresses become links, anything else stays text. */
  href: string | null;
  children: ReactNode;
}

/** A link that leaves the application, in a tab of its own. */
export function OutsideLink({ href, children, ...anchor }: Props) {
  if (href === null || !isWebAddress(href)) return <>{children}</>;
  return (
    <Anchor inherit href={href} target="_blank" rel="noopener noreferrer" {...anchor}>
      {children} <IconExternalLink size={13} aria-hidden />
      <span className="visually-hidden"> (opens in a new tab)</span>
    </Anchor>
  );
}

function isWebAddress(text: string): boolean {
  try {
    return ['https:', 'http:'].includes(new URL(text).protocol);
  } catch {
    return false;
  }
}
