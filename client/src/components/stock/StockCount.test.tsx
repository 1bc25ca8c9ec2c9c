import { expect, test } from '@jest/globals';
import { QueryClient } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import { Providers } from '../../app/Providers.tsx';
import { StockCount } from './StockCount.tsx';

const rows: [number | null, boolean, string][] = [
  [1533, true, '1,533'],
  [5, true, '5 · low'],
  [0, true, '0 · out'],
  [-3, true, '-3 · negative'],
  [null, true, 'Not known'],
  [null, false, 'Not tracked'],
  [12, false, 'Not tracked'],
];

test.each(rows)('%s, tracked %s, reads %s', (available, tracked, text) => {
  render(
    <Providers client={new QueryClient()} env="test">
      <StockCount available={available} tracked={tracked} />
    </Providers>,
  );
  expect(screen.getByText(text)).toBeInTheDocument();
});
