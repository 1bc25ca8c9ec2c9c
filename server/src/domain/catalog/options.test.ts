import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { defaultRules as rules } from '../rules.ts';
import { readOptions, toColourSlug } from './options.ts';

function read(...options: [string, string][]) {
  return readOptions({ options: options.map(([name, value]) => ({ name, value })) }, rules);
}

describe('readOptions (spec 3.1)', () => {
  test.each<[string, string]>([
    ['Color', 'Size'],
    ['COLOUR', 'SIZE'],
    ['Shade', 'talla'],
    ['Tono', 'Taille'],
    ['Couleur', 'Größe'],
    ['Farbe', 'EU Size'],
    ['צבע', 'מידה'],
    [' colour ', 'Gro\u0308\u00dfe'],
  ])('edge case 65: %s and %s are found by meaning, in any order', (colour, size) => {
    const meant = { colour: 'White', size: 'S' };
    expect(read([colour, 'White'], [size, 'S'])).toMatchObject(meant);
    expect(read([size, 'S'], [colour, 'White'])).toMatchObject(meant);
  });

  test('spelling and order of the options do not make another combination', () => {
    const plain = read(['Color', 'White'], ['Size', 'S']).combination;
    expect(read(['SIZE', 's'], ['Colour', ' WHITE ']).combination).toBe(plain);
    expect(read(['Color', 'S'], ['Size', 'White']).combination).not.toBe(plain);
  });

  test('`Default Title` is no option; a real Title is one', () => {
    expect(read(['Title', 'Default Title'])).toEqual({
      colour: null,
      size: null,
      attributes: [],
      combination: '',
    });
    expect(read(['Title', 'Black']).attributes).toEqual([{ name: 'Title', value: 'Black' }]);
  });

  test('three options keep all their values', () => {
    const { attributes, colour } = read(['Size', 'S'], ['Material', 'Linen'], ['Color', 'Red']);
    expect(attributes).toEqual([
      { name: 'Size', value: 'S' },
      { name: 'Material', value: 'Linen' },
      { name: 'Color', value: 'Red' },
    ]);
    expect(colour).toBe('Red');
  });

  test('accents are composed', () => {
    expect(read(['Color', 'Cafe\u0301']).colour).toBe('Caf\u00e9');
  });
});

test.each([
  ['Off White', 'off-white'],
  ['off-WHITE ', 'off-white'],
  ['Café', 'café'],
  ['לבן', 'לבן'],
  ['***', '2a-2a-2a'],
  ['', 'default'],
])('slug of %p is %p', (colour, slug) => {
  expect(toColourSlug(colour)).toBe(slug);
});

test('a slug is never empty and holds no colon', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (colour) => {
      expect(toColourSlug(colour)).toMatch(/^[^:]+$/);
    }),
  );
});
