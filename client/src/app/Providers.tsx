import { MantineProvider } from '@mantine/core';
import { type QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { meQuery } from '../api/session.ts';
import { Questions } from '../components/ui/Questions.tsx';
import { ZoneContext } from './session.ts';
import { cssVariables, theme } from './theme.ts';
import { ToastsWhenSaid } from './ToastsWhenSaid.tsx';

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
          <ToastsWhenSaid />
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
