import { describe, expect, test } from '@jest/globals';
import type { ConnectionField } from '../../../api/connections.ts';
import { splitFields, toConnectionBody, toInitialValues, toShopDomain } from './connectionForm.ts';

const field = (name: string, secret: boolean): ConnectionField => ({
  name,
  label: name,
  secret,
  required: true,
  placeholder: null,
  help: null,
});
const fields = [
  field('shopDomain', false),
  field('apiVersion', false),
  field('baseUrl', false),
  field('accessToken', true),
  field('webhookSecret', true),
];

test.each([
  ['my-shop.myshopify.com', 'my-shop.myshopify.com'],
  [' My-Shop ', 'my-shop.myshopify.com'],
  ['https://my-shop.myshopify.com/admin?x=1', 'my-shop.myshopify.com'],
  ['https://admin.shopify.com/store/my-shop/settings', 'my-shop.myshopify.com'],
  ['shop.example.com', 'shop.example.com'],
  ['', ''],
])('%p is the shop %p', (text, domain) => {
  expect(toShopDomain(text)).toBe(domain);
});

describe('what is sent', () => {
  test('a secret left empty stays as it is, a setting left empty is its default', () => {
    const values = { shopDomain: 'a', apiVersion: '', accessToken: ' shpat_1 ', webhookSecret: '' };
    expect(toConnectionBody(fields, values)).toEqual({
      settings: { shopDomain: 'a.myshopify.com', apiVersion: '', baseUrl: '' },
      credentials: { accessToken: 'shpat_1' },
    });
  });

  test('the form begins with the settings, never with a secret', () => {
    const stored = { shopDomain: 'a.myshopify.com', accessToken: 'leaked' };
    expect(toInitialValues(fields, stored)).toEqual({
      shopDomain: 'a.myshopify.com',
      apiVersion: '',
      baseUrl: '',
      accessToken: '',
      webhookSecret: '',
    });
  });

  test('every field is in one of the two groups', () => {
    const { usual, seldom } = splitFields(fields);
    expect([...usual, ...seldom].map(({ name }) => name).sort()).toEqual(
      fields.map(({ name }) => name).sort(),
    );
    expect(seldom.map(({ name }) => name)).toEqual(['baseUrl']);
  });
});
