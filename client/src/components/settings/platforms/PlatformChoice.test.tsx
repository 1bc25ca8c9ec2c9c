import { expect, jest, test } from '@jest/globals';
import { fireEvent, render, screen } from '@testing-library/react';
import { buildPlatform } from '../../../../test/connections.ts';
import { createTestClient } from '../../../../test/queries.ts';
import { Providers } from '../../../app/Providers.tsx';
import type { PlatformForm } from '../../../api/connections.ts';
import { PlatformChoice } from './PlatformChoice.tsx';

test('each platform says what it brings, under its category, and can be chosen', () => {
  const onChoose = jest.fn<(platform: PlatformForm) => void>();
  const parcels = buildPlatform({
    id: 'parcelsOne',
    name: 'Parcels One',
    category: 'shipping',
    streams: [{ name: 'shipments', fetched: true }],
  });
  const platforms = [buildPlatform(), parcels];
  render(
    <Providers client={createTestClient()} env="test">
      <PlatformChoice platforms={platforms} onChoose={onChoose} />
    </Providers>,
  );
  expect(screen.getByRole('region', { name: 'Ads' })).toHaveTextContent('Daily campaign figures');
  fireEvent.click(screen.getByRole('button', { name: /Parcels One/ }));
  expect(onChoose).toHaveBeenCalledWith(parcels);
});
