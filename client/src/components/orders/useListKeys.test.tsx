import { beforeEach, expect, jest, test } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useRef } from 'react';
import { useListKeys } from './useListKeys.ts';

const actions = { toggle: jest.fn(), clear: jest.fn(), help: jest.fn() };

function List() {
  const list = useRef<HTMLDivElement>(null);
  useListKeys(list, actions);
  return (
    <>
      <input aria-label="Search" />
      <button type="button">Elsewhere</button>
      <div ref={list}>
        {['a', 'b', 'c'].map((id) => (
          <p key={id} data-order={id}>
            <input type="checkbox" aria-label={`Select ${id}`} />
            <a href={`/orders/${id}`}>{id}</a>
          </p>
        ))}
      </div>
    </>
  );
}

const link = (name: string) => screen.getByRole('link', { name });

beforeEach(() => {
  jest.resetAllMocks();
  render(<List />);
});

test('j and k, or the arrows, walk over the orders and stay within them', async () => {
  await userEvent.keyboard('j');
  expect(link('a')).toHaveFocus();
  await userEvent.keyboard('j{ArrowDown}jj');
  expect(link('c')).toHaveFocus();
  await userEvent.keyboard('k{ArrowUp}kk');
  expect(link('a')).toHaveFocus();
});

test('x chooses the order the focus is in, from its checkbox as well', async () => {
  await userEvent.keyboard('x');
  expect(actions.toggle).not.toHaveBeenCalled();
  await userEvent.keyboard('jjx');
  expect(actions.toggle).toHaveBeenLastCalledWith('b');
  screen.getByRole('checkbox', { name: 'Select c' }).focus();
  await userEvent.keyboard('x');
  expect(actions.toggle).toHaveBeenLastCalledWith('c');
});

test('Escape lets go, ? explains', async () => {
  await userEvent.keyboard('{Escape}?');
  expect([actions.clear.mock.calls.length, actions.help.mock.calls.length]).toEqual([1, 1]);
});

test('typing is left alone, and so are keys with Control', async () => {
  await userEvent.type(screen.getByLabelText('Search'), 'jx?k');
  expect(screen.getByLabelText('Search')).toHaveValue('jx?k');
  screen.getByRole('button').focus();
  await userEvent.keyboard('{Control>}j{/Control}');
  expect(screen.getByRole('button')).toHaveFocus();
  expect(actions.help).not.toHaveBeenCalled();
});

test('arrows do what they do elsewhere; letters come to the list from anywhere', async () => {
  screen.getByRole('button').focus();
  await userEvent.keyboard('{ArrowDown}');
  expect(screen.getByRole('button')).toHaveFocus();
  await userEvent.keyboard('j');
  expect(link('a')).toHaveFocus();
});
