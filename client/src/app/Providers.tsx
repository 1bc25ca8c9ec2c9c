import { MantineProvider } from '@mantine/core';
import { type QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense } from 'react';
import { meQuery } from '../api/session.ts';
import { Questions } from '../components/ui/Questions.tsx';
import { ZoneContext } from './session.ts';
import { cssVariables, theme } from './theme.ts';

/** What is said before it is there waits in its store. */
const Toasts = lazy(async () => ({ default: (await import('./Toasts.tsx')).Toasts }));

interface Props {
  client: QueryClient;
  children: ReactNode;
  /** `test`: nothing is animated. */
  env?: 'default' | 'test';
}

/** What every component may rely on; tests use the same. */
export function Providers({ client, children, env = 'default' }: Props) {
  return (
    <QueryClientProvider client={client}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        defaultColorScheme="auto"
        env={env}
      >
        <ZoneProvider>
          <Suspense fallback={null}>
            <Toasts />
          </Suspense>
          <Questions />
          {children}
        </ZoneProvider>
      </MantineProvider>
    </QueryClientProvider>
  );
}

/** The zone of the workspace, as soon as it is known who works here. */
function ZoneProvider({ children }: Pick<Props, 'children'>) {
  const { data } = useQuery({ ...meQuery, enabled: false });
  return <ZoneContext value={data?.workspace.timezone ?? 'UTC'}>{children}</ZoneContext>;
}
