import { Modal, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { Sku } from '../../api/catalog.ts';
import { Money } from '../ui/Money.tsx';
import { SkuCostHistory } from './SkuCostHistory.tsx';

/** What a SKU costs; pressed, what it cost before, and a way to say what it costs from a day on. */
export function SkuCost({ sku }: { sku: Sku }) {
  const [opened, { open, close }] = useDisclosure(false);
  const { code, cost, currency } = sku;
  return (
    <>
      <UnstyledButton
        onClick={open}
        fz="inherit"
        td="underline"
        style={{ textUnderlineOffset: '0.2em' }}
      >
        <Money amount={cost} currency={currency} />
        <span className="visually-hidden">, costs of {code}</span>
      </UnstyledButton>
      <Modal opened={opened} onClose={close} title={`Costs of ${code}`}>
        {opened && <SkuCostHistory sku={sku} />}
      </Modal>
    </>
  );
}
