/** Texts of the address the list of orders' profit is narrowed and sorted by, its days and account besides. */
export const orderProfitNames = [
  'channel',
  'campaignId',
  'productId',
  'paymentMethod',
  'fate',
  'estimated',
  'loss',
  'sort',
] as const;
