import { Anchor, Button, Modal } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useState } from 'react';
import type { CreatedApiKey } from '../../api/people.ts';
import { PageHeader } from '../ui/PageHeader.tsx';
import { KeyForm } from './KeyForm.tsx';
import { KeyList } from './KeyList.tsx';
import { NewKey } from './NewKey.tsx';

type Dialog = 'form' | CreatedApiKey;

/** Keys for programs. */
export function KeysView() {
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const close = () => setDialog(null);
  const created = dialog !== null && dialog !== 'form' ? dialog : null;
  return (
    <>
      <PageHeader
        title="API keys"
        description={
          <>
            For programs that use the{' '}
            <Anchor href="/api/docs" inherit>
              API
            </Anchor>
            : each has a name, a role and its own key.
          </>
        }
        actions={
          <Button leftSection={<IconKey size={16} />} onClick={() => setDialog('form')}>
            Make a key
          </Button>
        }
      />
      <KeyList />
      <Modal
        opened={dialog !== null}
        onClose={close}
        title={created ? `Key of ${created.name}` : 'Make an API key'}
        closeOnClickOutside={created === null}
        closeOnEscape={created === null}
      >
        {dialog === 'form' && <KeyForm onDone={setDialog} />}
        {created && <NewKey created={created} onClose={close} />}
      </Modal>
    </>
  );
}
