import { Button, Stack } from '@mantine/core';
import {
  type CheckedConnection,
  type ConnectionField,
  createConnection,
} from '../../../api/connections.ts';
import { FormFoot } from '../../ui/FormFoot.tsx';
import { useSentForm } from '../../ui/useSentForm.ts';
import { ConnectionFields } from './ConnectionFields.tsx';
import { toConnectionBody, toInitialValues, toRequiredRules } from './connectionForm.ts';
import { useRememberChecks } from './useChecks.ts';

interface Props {
  /** Its id, as the server knows it. */
  platform: string;
  fields: ConnectionField[];
  /** What the form is called for those who hear it. */
  label: string;
  onDone: (checked: CheckedConnection) => void;
  /** The way out beside the button that connects. */
  back?: { label: string; onClick: () => void };
}

/** Connects an account; the platform is asked at once which of the values are right. */
export function PlatformForm({ platform, fields, label, onDone, back }: Props) {
  const remember = useRememberChecks();
  const sent = useSentForm({
    initialValues: toInitialValues(fields),
    validate: toRequiredRules(fields),
    send: (values) => createConnection({ platform, ...toConnectionBody(fields, values) }),
    refreshes: [['connections'], ['freshness'], ['jobs', 'live']],
    done: ({ connection, ok }) =>
      ok ? `${connection.name} is connected` : `${connection.name} is saved: a check failed`,
    onDone: (checked) => {
      const { connection, ok, checks } = checked;
      remember(connection.id, { ok, checks });
      onDone(checked);
    },
  });
  return (
    <form onSubmit={sent.submit} noValidate aria-label={label}>
      <Stack gap="md">
        <ConnectionFields fields={fields} form={sent.form} />
        <FormFoot sent={sent} submit="Connect and test">
          {back && (
            <Button variant="default" onClick={back.onClick}>
              {back.label}
            </Button>
          )}
        </FormFoot>
      </Stack>
    </form>
  );
}
