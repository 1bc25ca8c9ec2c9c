import { beforeEach, expect, test } from '@jest/globals';
import { QueryClient } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Providers } from '../../app/Providers.tsx';
import type { Parcel } from './lineMoves.ts';
import { ParcelForm } from './ParcelForm.tsx';

const empty: Parcel = { awbNumber: '', courier: '' };

function show(initial: Parcel = empty): Parcel[] {
  const saved: Parcel[] = [];
  render(
    <Providers client={new QueryClient()} env="test">
      <ParcelForm
        action="Mark 2 lines shipped"
        initial={initial}
        couriers={['Delhivery']}
        onSave={(parcel) => saved.push(parcel)}
        onCancel={() => undefined}
      />
    </Providers>,
  );
  return saved;
}

const awb = () => screen.getByRole('textbox', { name: 'AWB number' });
const courier = () => screen.getByRole('combobox', { name: 'Courier' });
const send = () => userEvent.click(screen.getByRole('button', { name: 'Mark 2 lines shipped' }));

beforeEach(() => localStorage.clear());

test('a scanner types the number and ends it with Enter', async () => {
  const saved = show();
  await userEvent.type(awb(), ' AWB-1 {Enter}');
  expect(saved).toEqual([{ awbNumber: 'AWB-1', courier: '' }]);
});

test('the courier is remembered for the next parcel', async () => {
  const saved = show();
  await userEvent.type(courier(), 'Blue Dart');
  await send();
  expect(saved).toEqual([{ awbNumber: '', courier: 'Blue Dart' }]);
  expect(JSON.parse(localStorage.getItem('sluice.lastCourier') ?? 'null')).toBe('Blue Dart');
});

test('a number that is too long is not sent', async () => {
  const saved = show({ awbNumber: '9'.repeat(101), courier: 'Delhivery' });
  await send();
  expect(screen.getByText('At most 100 characters')).toBeInTheDocument();
  expect(saved).toEqual([]);
});
