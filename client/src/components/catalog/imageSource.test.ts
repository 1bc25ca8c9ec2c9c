import { expect, test } from '@jest/globals';
import { toImageSource } from './imageSource.ts';

const image = 'https://cdn.shopify.com/s/files/1/a.jpg';

test('an image of the allowed host comes in the size it is shown', () => {
  expect(toImageSource(image, 40)).toBe(`${image}?width=80`);
  expect(toImageSource(`${image}?v=3&width=4000`, 100)).toBe(`${image}?v=3&width=200`);
});

test.each([
  ['http://cdn.shopify.com/a.jpg'],
  ['https://cdn.shopify.com.evil.example/a.jpg'],
  ['https://cdn.shopify.com:8443/a.jpg'],
  ['https://elsewhere.example/a.jpg'],
  ['javascript:alert(1)'],
  ['//cdn.shopify.com/a.jpg'],
  ['not an address'],
  [''],
])('%s is not asked for', (src) => {
  expect(toImageSource(src, 40)).toBeNull();
});

test('a product without an image has none', () => {
  expect(toImageSource(undefined, 40)).toBeNull();
});
