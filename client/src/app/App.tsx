import { RouterProvider } from '@tanstack/react-router';
import { createQueryClient } from '../api/queryClient.ts';
import { Providers } from './Providers.tsx';
import { createAppRouter } from './router.tsx';

const client = createQueryClient(() => goToSignIn());
const router = createAppRouter(client);

/** A session ended while somebody worked: sign in, then back to the same place. */
function goToSignIn(): void {
  const { pathname, href } = router.state.location;
  if (['/sign-in', '/setup', '/welcome'].includes(pathname)) return;
  client.clear();
  void router.navigate({ to: '/sign-in', search: { next: href } });
}

export function App() {
  return (
    <Providers client={client}>
      <RouterProvider router={router} />
    </Providers>
  );
}
