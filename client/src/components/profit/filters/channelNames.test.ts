import { expect, test } from '@jest/globals';
import { toChannelName } from './channelNames.ts';

const accounts = [
  { id: 'con_2', name: 'Neem account', platform: 'metaAds', platformName: 'Meta Ads' },
];

test.each([
  ['metaAds', 'Meta Ads'],
  ['googleAds', 'Google ads'],
  ['direct', 'Direct'],
  ['email', 'E-mail'],
  ['toString', 'To string'],
])('%s is called %s', (channel, name) => {
  expect(toChannelName(channel, accounts)).toBe(name);
});
