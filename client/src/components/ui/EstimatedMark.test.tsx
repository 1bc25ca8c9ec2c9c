import { expect, test } from '@jest/globals';
import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import { EstimatedMark } from './EstimatedMark.tsx';

const show = (percent: number) =>
  render(
    <MantineProvider env="test">
      <EstimatedMark percent={percent} what="shipping" />
    </MantineProvider>,
  );

test.each([
  [62.4, '≈ 62% estimated'],
  [100, '≈ 100% estimated'],
  [0.2, '≈ <1% estimated'],
])('%s percent reads "%s"', (percent, text) => {
  show(percent);
  expect(screen.getByText(text)).toBeVisible();
});

test('what is known has no mark', () => {
  show(0);
  expect(screen.queryByText(/estimated/)).toBeNull();
});
