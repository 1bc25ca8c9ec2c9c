import { Select, Stack, Text, TextInput } from '@mantine/core';
import { isNotEmpty } from '@mantine/form';
import { useMemo, useState } from 'react';
import { changeWorkspace, type Workspace } from '../../api/workspace.ts';
import { formatMoment } from '../../lib/time.ts';
import { useNow } from '../ui/clock.ts';
import { FormFoot } from '../ui/FormFoot.tsx';
import { useSentForm } from '../ui/useSentForm.ts';
import { automatic, listZones } from './timeZones.ts';

/** Name and time zone; pages show the new zone at once. */
export function WorkspaceForm({ workspace }: { workspace: Workspace }) {
  const zones = useMemo(() => listZones(workspace), [workspace]);
  const timezone = workspace.timezoneSource === 'set' ? workspace.timezone : automatic;
  const [zone, setZone] = useState(timezone);
  const sent = useSentForm({
    initialValues: { name: workspace.name, timezone },
    validate: { name: isNotEmpty('Enter a name') },
    send: (values) =>
      changeWorkspace({
        name: values.name,
        timezone: values.timezone === automatic ? null : values.timezone,
      }),
    done: () => 'Saved',
    refreshes: [['workspace'], ['me']],
  });
  const { form, submit } = sent;
  form.watch('timezone', ({ value }) => setZone(value));
  return (
    <form onSubmit={submit} noValidate aria-label="Workspace">
      <Stack gap="md" maw={480}>
        <TextInput
          key={form.key('name')}
          {...form.getInputProps('name')}
          label="Name"
          required
          maxLength={100}
        />
        <div>
          <Select
            key={form.key('timezone')}
            {...form.getInputProps('timezone')}
            label="Time zone"
            description="Every time on the pages, and where a day begins and ends"
            data={zones}
            searchable
            allowDeselect={false}
            nothingFoundMessage="No such zone"
            maxDropdownHeight={320}
          />
          <ZoneTime zone={zone === automatic ? workspace.timezone : zone} />
        </div>
        <FormFoot sent={sent} submit="Save" />
      </Stack>
    </form>
  );
}

/** A check that it is the right one. */
function ZoneTime({ zone }: { zone: string }) {
  const now = useNow();
  return (
    <Text size="xs" c="dimmed" mt={4}>
      It is {formatMoment(now, zone)} there.
    </Text>
  );
}
