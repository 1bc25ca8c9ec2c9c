import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { workspaceQuery } from '../../api/workspace.ts';
import { Facts } from '../ui/Facts.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { QueryView } from '../ui/QueryView.tsx';
import { Section } from '../ui/Section.tsx';
import { WorkspaceForm } from './WorkspaceForm.tsx';

export function WorkspaceView() {
  const query = useQuery({ ...workspaceQuery, refetchInterval: false });
  return (
    <>
      <PageHeader title="Workspace" description="What everybody here shares." />
      <QueryView query={query}>
        {(workspace) => (
          <Stack gap="md">
            <Section title="Name and time zone">
              <WorkspaceForm
                key={`${workspace.name} ${workspace.timezone} ${workspace.timezoneSource}`}
                workspace={workspace}
              />
            </Section>
            <Section title="More">
              <Facts
                facts={[
                  {
                    label: 'Currency',
                    value: workspace.currency ?? 'not known until a shop is connected',
                  },
                  { label: 'Id', value: workspace.id },
                ]}
              />
            </Section>
          </Stack>
        )}
      </QueryView>
    </>
  );
}
