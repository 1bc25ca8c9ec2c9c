import { Anchor, type AnchorProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import { forwardRef } from 'react';

type Props = AnchorProps & React.AnchorHTMLAttributes<HTMLAnchorElement>;

const RoutedAnchor = forwardRef<HTMLAnchorElement, Props>((props, ref) => (
  <Anchor ref={ref} inherit {...props} />
));
RoutedAnchor.displayName = 'RoutedAnchor';

/** A link within the application: typed like the router's own, looking like every other link. */
export const RouterLink = createLink(RoutedAnchor);
