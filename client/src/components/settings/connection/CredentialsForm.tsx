import { Button, Modal, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import {
  changeConnection,
  type Connection,
  type ConnectionField,
  platformsQuery,
  testConnection,
} from '../../../api/connections.ts';
import { FormFoot } from '../../ui/FormFoot.tsx';
import { QueryView } from '../../ui/QueryView.tsx';
import { useSentForm } from '../../ui/useSentForm.ts';
import { ConnectionFields } from './ConnectionFields.tsx';
import { toConnectionBody, toInitialValues } from './connectionForm.ts';
import { useRememberChecks } from './useChecks.ts';

interface Props {
  connection: Connection;
  onClose: () => void;
}

/** New token, secret or version; what is saved is tested at once. */
export function CredentialsModal({ opened, ...props }: Props & { opened: boolean }) {
  const platforms = useQuery(platformsQuery);
  return (
    <Modal
      opened={opened}
      onClose={props.onClose}
      title={`Credentials of ${props.connection.name}`}
      size="lg"
    >
      <QueryView query={platforms}>
        {(items) => {
          const platform = items.find(({ id }) => id === props.connection.platform);
          return platform && <Form {...props} fields={platform.fields} />;
        }}
      </QueryView>
    </Modal>
  );
}

function Form({ connection, fields, onClose }: Props & { fields: ConnectionField[] }) {
  const remember = useRememberChecks();
  const sent = useSentForm({
    initialValues: toInitialValues(fields, connection.settings),
    send: async (values) => {
      const { settings, credentials } = toConnectionBody(fields, values);
      const fresh = Object.keys(credentials).length > 0 ? { credentials } : {};
      await changeConnection(connection.id, { settings, ...fresh });
      return testConnection(connection.id);
    },
    refreshes: [['connections'], ['freshness'], ['preview'], ['webhooks']],
    done: ({ ok }) => (ok ? 'Saved, everything is in order' : 'Saved: a check failed'),
    onDone: (checks) => {
      remember(connection.id, checks);
      onClose();
    },
  });
  const stored = new Map(connection.credentials.map(({ field, last4 }) => [field, last4]));
  return (
    <form onSubmit={sent.submit} noValidate aria-label="Credentials">
      <Stack gap="md">
        <ConnectionFields fields={fields} form={sent.form} stored={stored} />
        <FormFoot sent={sent} submit="Save and test">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
        </FormFoot>
      </Stack>
    </form>
  );
}
