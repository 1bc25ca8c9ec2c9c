import { expect, test } from '@jest/globals';
import { buildFreshness } from '../../../test/connections.ts';
import { toBannerTitle, toSentence } from './bannerTexts.ts';

const title = (change: Parameters<typeof buildFreshness>[0]) =>
  toBannerTitle(buildFreshness({ platformName: 'Facebook Ads', name: 'Spring', ...change }));

test('a refused token asks to reconnect (spec 13), a person’s disconnect does not', () => {
  expect(title({ status: 'disconnected', statusReason: 'The token was revoked' })).toBe(
    'Facebook Ads connection expired: reconnect Spring',
  );
  expect(title({ status: 'disconnected', statusReason: 'Disconnected by a person' })).toBe(
    'Facebook Ads connection is disconnected: Spring',
  );
});

test('a role that is not told why is told no reason', () => {
  const { statusReason: _why, ...untold } = buildFreshness({ status: 'disconnected' });
  expect(toBannerTitle(untold)).not.toContain('expired');
});

test('an error says so', () => {
  expect(title({ status: 'error', statusReason: 'is down' })).toBe(
    'Facebook Ads connection does not work: Spring',
  );
});

test.each([
  ['is down', 'is down.'],
  ['is down.', 'is down.'],
  ['again?', 'again?'],
])('%p ends as %p', (text, sentence) => {
  expect(toSentence(text)).toBe(sentence);
});
