import { expect, test } from '@jest/globals';
import { QueryClient } from '@tanstack/react-query';
import { fireEvent, render, screen } from '@testing-library/react';
import { Providers } from '../../app/Providers.tsx';
import { ProductImage } from './ProductImage.tsx';

function show(src: string | undefined) {
  render(
    <Providers client={new QueryClient()} env="test">
      <ProductImage src={src} alt="A lantern" size={44} />
    </Providers>,
  );
}

test('an image that does not arrive makes way for a placeholder', () => {
  show('https://cdn.shopify.com/s/files/lantern.jpg');
  fireEvent.error(screen.getByRole('img', { name: 'A lantern' }));
  expect(screen.queryByRole('img')).toBeNull();
});

test.each([['https://elsewhere.example/lantern.jpg'], [undefined]])(
  'an image at %s is not asked for',
  (src) => {
    show(src);
    expect(screen.queryByRole('img')).toBeNull();
  },
);
