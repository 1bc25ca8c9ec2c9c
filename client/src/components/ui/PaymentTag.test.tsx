import { expect, test } from '@jest/globals';
import { QueryClient } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { Providers } from '../../app/Providers.tsx';
import { type Payment, PaymentTag } from './PaymentTag.tsx';

const rows: [Partial<Payment>, string, string | null][] = [
  [{ paymentMethod: 'COD', codAmount: '1499.00' }, 'COD', 'Collect ₹1,499.00'],
  [{ paymentMethod: 'COD', codAmount: '0.00' }, 'COD', null],
  [
    { paymentMethod: 'COD', partlyPrepaid: true, codAmount: '999.00' },
    'Partly prepaid',
    'Collect ₹999.00',
  ],
  [{ paymentMethod: 'Prepaid', codAmount: '0.00' }, 'Prepaid', null],
  [{ paymentMethod: null, codAmount: '500.00' }, 'Unpaid', null],
];

test.each(rows)('%j shows %s and %s', (given, tag, collect) => {
  const payment: Payment = {
    paymentMethod: null,
    partlyPrepaid: false,
    codAmount: '0.00',
    currency: 'INR',
    ...given,
  };
  render(
    <Providers client={new QueryClient()} env="test">
      <PaymentTag payment={payment} />
    </Providers>,
  );
  expect(screen.getByText(tag)).toBeInTheDocument();
  expect(screen.queryByText(/Collect/)?.textContent ?? null).toBe(collect);
});
