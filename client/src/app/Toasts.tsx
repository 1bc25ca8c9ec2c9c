import { Notifications } from '@mantine/notifications';

/** Where short notices are shown: a file of its own, because no page needs it to be drawn. */
export function Toasts() {
  return <Notifications position="top-right" limit={4} />;
}
