import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { toFormFields } from './formFields.ts';

test('settings first, then what is sealed; what is not said is made from the name', () => {
  const fields = toFormFields({
    settings: z.object({
      accountId: z.string().meta({ label: 'Account', placeholder: '123', help: 'Top right' }),
      apiVersion: z.string().default('v1'),
    }),
    credentials: z.object({
      apiKey: z.string().min(1),
      oldApiKey: z.string().optional(),
    }),
  });
  const silent = { placeholder: null, help: null };
  expect(fields).toEqual([
    {
      name: 'accountId',
      label: 'Account',
      secret: false,
      required: true,
      placeholder: '123',
      help: 'Top right',
    },
    { name: 'apiVersion', label: 'Api version', secret: false, required: false, ...silent },
    { name: 'apiKey', label: 'Api key', secret: true, required: true, ...silent },
    { name: 'oldApiKey', label: 'Old api key', secret: true, required: false, ...silent },
  ]);
});
