export interface SandboxSubscriber {
  id: string;
  phone: string;
  email: string | null;
  canSend: boolean;
  shopifyCustomerId: number | null;
  createdAt: Date;
  updatedAt: Date;
}

/** All the shop knows; every answer is computed from it when it is asked for. */
export interface PostscriptState {
  shopId: string;
  shopName: string;
  apiKey: string;
  pageSize: number;
  subscribers: SandboxSubscriber[];
}

export function createState(given: Partial<PostscriptState> = {}): PostscriptState {
  return {
    shopId: 'shop_4f8c2d19a7b3e',
    shopName: 'Marigold Threads',
    apiKey: 'sk_7c1e90b4d2f84a6f9e3350a81bd6c27e',
    pageSize: 50,
    subscribers: [],
    ...given,
  };
}

/** The `index`th subscriber, who changed at this time. */
export function toSubscriberState(
  index: number,
  updatedAt: Date,
  more: Partial<SandboxSubscriber> = {},
): SandboxSubscriber {
  return {
    id: `su_${String(index).padStart(6, '0')}`,
    phone: `+1555${String(1_000_000 + index)}`,
    email: index % 3 === 0 ? null : `subscriber${index}@example.com`,
    canSend: true,
    shopifyCustomerId: index % 4 === 0 ? null : 6_940_095_564_000 + index,
    createdAt: new Date(updatedAt.getTime() - 60_000),
    updatedAt,
    ...more,
  };
}
