import { Code, List, Stack, Text, Title } from '@mantine/core';
import { OutsideLink } from '../../ui/OutsideLink.tsx';

const scopes =
  'read_orders, read_products, read_customers, read_inventory, read_locations, read_fulfillments';

/** Where to find each value of the form, in Shopify's own words. */
export function ConnectGuide() {
  return (
    <Stack gap="xs">
      <Title order={2} size="h4">
        Where to find these values
      </Title>
      <List type="ordered" size="sm" spacing="sm">
        <List.Item>
          <b>Shop domain</b>: in Shopify open Settings, Domains. It is the one that ends in{' '}
          <Code>.myshopify.com</Code>, also where customers see another one.
        </List.Item>
        <List.Item>
          <b>An app of your own</b>: Settings, Apps and sales channels, Develop apps, Create an app.{' '}
          <OutsideLink href="https://help.shopify.com/en/manual/apps/app-types/custom-apps">
            Shopify’s guide
          </OutsideLink>
        </List.Item>
        <List.Item>
          <b>Its permissions</b>: under Configuration choose the Admin API scopes{' '}
          <Code style={{ overflowWrap: 'anywhere', whiteSpace: 'normal' }}>{scopes}</Code>, and{' '}
          <Code>read_all_orders</Code> to see orders older than 60 days.
        </List.Item>
        <List.Item>
          <b>Access token</b>: Install the app, then API credentials, Admin API access token.
          Shopify shows it once; it begins with <Code>shpat_</Code>.
        </List.Item>
        <List.Item>
          <b>Webhook signing secret</b>: the API secret key of the same app. Shopify signs with it
          what it sends us; a secret of another app makes every webhook fail.
        </List.Item>
      </List>
      <Text size="sm" c="dimmed">
        Token and secret are stored encrypted and never shown again, only their last four
        characters.
      </Text>
    </Stack>
  );
}
