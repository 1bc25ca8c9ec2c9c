import { useNotifications } from '@mantine/notifications';
import { lazy, Suspense, useState } from 'react';

const Toasts = lazy(async () => ({ default: (await import('./Toasts.tsx')).Toasts }));

/** Short notices are seldom among the first things of a visit: their place comes with the first of them, which waits in its store. */
export function ToastsWhenSaid() {
  const { notifications } = useNotifications();
  const [wanted, setWanted] = useState(false);
  if (notifications.length > 0 && !wanted) setWanted(true);
  return <Suspense fallback={null}>{wanted && <Toasts />}</Suspense>;
}
