import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { QueryClient } from '@tanstack/react-query';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { buildOrder } from '../../../test/orders.ts';
import { Providers } from '../../app/Providers.tsx';
import { OrderCard } from './OrderCard.tsx';

/** One card of a list that begins to choose as soon as one is chosen. */
function List() {
  const [chosen, setChosen] = useState(false);
  return (
    <Providers client={new QueryClient()} env="test">
      <OrderCard
        order={buildOrder()}
        chosen={chosen}
        gone={false}
        choosing={chosen}
        onToggle={() => setChosen((before) => !before)}
      />
    </Providers>
  );
}

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

/** A finger on the card for so long; lifting it is a click, as browsers make one. */
function touch(ms: number): void {
  const card = screen.getByRole('listitem');
  fireEvent.touchStart(card, { touches: [{ clientX: 0, clientY: 0 }] });
  act(() => jest.advanceTimersByTime(ms));
  fireEvent.touchEnd(card);
  fireEvent.click(screen.queryByRole('checkbox') ?? card);
}

test('a finger that rests chooses the card, and lifting it does not undo that', () => {
  render(<List />);
  touch(700);
  expect(screen.getByRole('checkbox', { name: 'Select order #1001' })).toBeChecked();
  touch(50);
  expect(screen.queryByRole('checkbox')).toBeNull();
});

test('a short touch chooses nothing', () => {
  render(<List />);
  touch(200);
  expect(screen.queryByRole('checkbox')).toBeNull();
  expect(screen.getByRole('link', { name: '#1001' })).toBeInTheDocument();
});
