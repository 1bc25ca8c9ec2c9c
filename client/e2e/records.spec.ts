import type { Page } from '@playwright/test';
import { expect, type Shop, test } from './fixtures.ts';
import { findId, open } from './harness/pages.ts';

const region = (page: Page, name: string) => page.getByRole('region', { name });
const row = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text });

let made = 0;

/** A product under a name of its own: two colours, two sizes of one. */
async function makeProduct(shop: Shop) {
  made += 1;
  const code = `LNT${made}`;
  const variant = (colour: string, size: string, price: number) => ({
    values: [colour, size],
    sku: `${code}-${colour.slice(0, 1)}-${size}`,
    price,
    cost: 31_234,
    compareAtPrice: price + 10_000,
    barcode: `4006381${made}${size}${colour}`,
    stock: [7, 0],
  });
  const product = await shop.actions.createProduct({
    title: `Lantern of test ${made}`,
    vendor: 'Lamplight',
    productType: 'Lamps',
    tags: ['glows'],
    options: ['Colour', 'Size'],
    images: ['https://elsewhere.example/lantern.jpg'],
    variants: [
      variant('Red', 'S', 74_900),
      variant('Red', 'L', 89_900),
      variant('Blue', 'S', 74_900),
    ],
  });
  return { ...product, code };
}

test('a product is found by a SKU code and shows its variations, SKUs and where they lie', async ({
  signedIn,
  shop,
  api,
}) => {
  const { id, title, code } = await makeProduct(shop);
  await findId(api, `/api/products?shopifyProductId=${id}`);
  const page = await signedIn('admin');
  await open(page, '/catalog');
  await page.getByRole('searchbox', { name: 'Search products' }).fill(`${code}-B`);
  await expect(row(page, title)).toContainText('₹749.00 – ₹899.00');
  await expect(row(page, title)).toContainText('Lamplight · Lamps');
  await page.getByRole('link', { name: title }).click();

  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(page.getByText('glows')).toBeVisible();
  await expect(region(page, 'Red').getByRole('row')).toHaveCount(3);
  const small = region(page, 'Red')
    .getByRole('row')
    .filter({ hasText: `${code}-R-S` });
  await expect(small).toContainText('₹312.34');
  await expect(small).toContainText('₹849.00');
  await small.getByRole('button', { name: /by location/ }).click();
  const levels = page.getByRole('table', { name: `Stock of ${code}-R-S by location` });
  await expect(levels.getByRole('row').filter({ hasText: '0 · out' })).toHaveCount(1);

  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(new RegExp(`/catalog\\?search=${code}-B`));
});

test('warehouse teams see no costs; a product that is gone says so', async ({
  signedIn,
  shop,
  api,
  watch,
}) => {
  watch.allow(/^404 GET \/api\/products\/no-such-product/);
  const { id } = await makeProduct(shop);
  const product = await findId(api, `/api/products?shopifyProductId=${id}`);
  const page = await signedIn('warehouse');
  await open(page, `/catalog/${product}`);
  await expect(page.getByRole('columnheader', { name: 'Barcode' }).first()).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'Cost' })).toHaveCount(0);
  await expect(page.getByText('₹312.34')).toHaveCount(0);
  await open(page, '/catalog/no-such-product');
  await expect(page.getByRole('heading', { name: 'There is no such product' })).toBeVisible();
});

test('stock follows the shop, and what is below nothing stands out', async ({
  signedIn,
  shop,
  api,
}) => {
  const { id, code, variants, title } = await makeProduct(shop);
  await findId(api, `/api/products?shopifyProductId=${id}`);
  const [location] = await shop.reader.locations();
  const page = await signedIn('warehouse');
  await open(page, '/inventory');
  await page.getByRole('searchbox', { name: 'Search stock' }).fill(code);
  await expect(row(page, `${code}-R-S`)).toContainText('7');
  const setting = { itemId: variants[0]?.item.id ?? 0, locationId: location ?? 0 };
  await shop.actions.setInventory({ ...setting, available: -3 });
  await expect(row(page, `${code}-R-S`)).toContainText('-3 · negative');

  await page.getByRole('combobox', { name: 'Stock' }).click();
  await page.getByRole('option', { name: 'Negative' }).click();
  await expect(row(page, title)).toHaveCount(1);
  await page.getByRole('combobox', { name: 'Location' }).click();
  await page.getByRole('option').first().click();
  await expect(page.getByRole('columnheader', { name: 'Synced' })).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search stock' }).fill('nothing is called so');
  await expect(page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible();
});

test('customers are sorted and found; one shows what they bought', async ({
  signedIn,
  shop,
  api,
  watch,
}) => {
  watch.allow(/^404 GET \/api\/customers\/no-such-customer/);
  const email = 'nila.records@example.com';
  const person = { firstName: 'Nila', lastName: 'Records', email, note: 'Likes lanterns' };
  const customer = await shop.actions.createCustomer(person);
  const lines = [{ title: 'Lamp oil', price: 12_300, quantity: 1, taxRate: 0 }];
  const order = await shop.actions.createOrder({ lines, customerId: customer.id });
  await findId(api, `/api/customers?email=${email}`);
  const page = await signedIn('read');
  await open(page, '/customers');
  await page.getByRole('combobox', { name: 'Sort customers' }).click();
  await page.getByRole('option', { name: 'Most spent first' }).click();
  await expect(page).toHaveURL(/sort=-totalSpent/);
  await page.getByRole('searchbox', { name: 'Search customers' }).fill('nila rec');
  await page.getByRole('link', { name: 'Nila Records' }).click();

  await expect(page.getByRole('heading', { level: 1, name: 'Nila Records' })).toBeVisible();
  await expect(region(page, 'Details').getByText('Likes lanterns')).toBeVisible();
  await expect(row(page, order.name)).toContainText('₹123.00');
  await page.getByRole('link', { name: order.name }).click();
  await expect(page.getByRole('heading', { level: 1, name: order.name })).toBeVisible();
  await page.getByRole('link', { name: 'Nila Records' }).click();
  await expect(page.getByText(email)).toBeVisible();

  await open(page, '/customers/no-such-customer');
  await expect(page.getByRole('heading', { name: 'There is no such customer' })).toBeVisible();
});

test('an address that asks for what cannot be says what is wrong', async ({ signedIn, watch }) => {
  watch.allow(/^422 GET \/api\/(products|skus|customers)$/);
  const page = await signedIn('read');
  for (const path of [
    '/catalog?status=sold',
    '/inventory?stock=plenty',
    '/customers?sort=height',
  ]) {
    await open(page, path);
    await expect(page.getByRole('alert').filter({ hasText: 'could not be loaded' })).toBeVisible();
  }
});
