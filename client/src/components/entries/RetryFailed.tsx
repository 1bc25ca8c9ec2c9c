import type { ButtonProps } from '@mantine/core';
import { useMay } from '../../app/session.ts';
import { type RetryRequest, retryFailed } from '../../api/cache.ts';
import { formatCounted } from '../../lib/numbers.ts';
import { ConfirmButton } from '../ui/ConfirmButton.tsx';
import { useAction } from '../ui/useAction.ts';
import type { Shop } from './useShop.ts';

interface Props extends ButtonProps {
  shop: Shop;
  request: RetryRequest;
  count: number;
  /** `Retry 12`, `Retry 12 failed` */
  label: string;
  /** Which they are: `with the error INVALID_JSON`. */
  which: string;
}

/** Failed entries are processed again: asks first, and names the store and how many. */
export function RetryFailed({ shop, request, count, label, which, ...button }: Props) {
  const retry = useAction({
    run: () => retryFailed(shop.id, request),
    done: ({ requeued }) => toRetriedText(requeued),
    refreshes: [['cache'], ['jobs'], ['queue']],
  });
  if (!useMay('operate') || count === 0) return null;
  return (
    <ConfirmButton
      size="xs"
      {...button}
      loading={retry.isPending}
      question={`Retry ${formatCounted(count, 'failed entry', 'failed entries')} of ${shop.name}?`}
      explanation={`They are processed again now, ${which}. Nothing is asked of the platform; what fails again stays here with its error.`}
      confirm={label}
      onConfirm={() => retry.mutate()}
    >
      {label}
    </ConfirmButton>
  );
}

export function toRetriedText(requeued: number): string {
  if (requeued === 0) return 'Nothing to retry: no entry is failed any more';
  return `${formatCounted(requeued, 'entry', 'entries')} will be processed again now`;
}
