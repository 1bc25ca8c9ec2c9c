import { Button, Modal, Stack, TextInput } from '@mantine/core';
import { isNotEmpty } from '@mantine/form';
import { changeConnection, type Connection } from '../../../api/connections.ts';
import { FormFoot } from '../../ui/FormFoot.tsx';
import { useSentForm } from '../../ui/useSentForm.ts';

interface Props {
  connection: Connection;
  opened: boolean;
  onClose: () => void;
}

/** What the account is called here; its platform is not told. */
export function RenameModal({ opened, ...props }: Props) {
  return (
    <Modal opened={opened} onClose={props.onClose} title={`Rename ${props.connection.name}`}>
      <Form {...props} />
    </Modal>
  );
}

function Form({ connection, onClose }: Omit<Props, 'opened'>) {
  const sent = useSentForm({
    initialValues: { name: connection.name },
    validate: { name: isNotEmpty('Enter a name') },
    send: (values) => changeConnection(connection.id, values),
    refreshes: [['connections'], ['freshness']],
    done: ({ name }) => `It is called ${name} now`,
    onDone: onClose,
  });
  return (
    <form onSubmit={sent.submit} noValidate aria-label="Rename">
      <Stack gap="md">
        <TextInput
          key={sent.form.key('name')}
          {...sent.form.getInputProps('name')}
          label="Name"
          description="What it is called in Sluice; the platform keeps its own"
          maxLength={100}
          data-autofocus
          withAsterisk
        />
        <FormFoot sent={sent} submit="Rename">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
        </FormFoot>
      </Stack>
    </form>
  );
}
