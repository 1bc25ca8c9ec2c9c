import { Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import { forwardRef } from 'react';

type Props = ButtonProps & Omit<React.AnchorHTMLAttributes<HTMLAnchorElement>, keyof ButtonProps>;

const RoutedButton = forwardRef<HTMLAnchorElement, Props>((props, ref) => (
  <Button ref={ref} component="a" {...props} />
));
RoutedButton.displayName = 'RoutedButton';

/** A link within the application that looks like a button. */
export const RouterButton = createLink(RoutedButton);
