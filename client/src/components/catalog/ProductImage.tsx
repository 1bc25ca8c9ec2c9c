import { Center } from '@mantine/core';
import { IconPhoto } from '@tabler/icons-react';
import { useState } from 'react';
import { toImageSource } from './imageSource.ts';

interface Props {
  src: string | undefined;
  /** Empty where the name stands beside it. */
  alt: string;
  /** In CSS pixels; images are square. */
  size: number;
}

/** A product's image, or a placeholder of the same size: never a broken one. */
export function ProductImage({ src, alt, size }: Props) {
  const [broken, setBroken] = useState<string | null>(null);
  const address = toImageSource(src, size);
  if (address === null || address === broken) return <Placeholder size={size} />;
  return (
    <img
      src={address}
      alt={alt}
      width={size}
      height={size}
      loading="lazy"
      decoding="async"
      referrerPolicy="no-referrer"
      onError={() => setBroken(address)}
      style={{ objectFit: 'cover', borderRadius: 'var(--mantine-radius-sm)', flexShrink: 0 }}
    />
  );
}

function Placeholder({ size }: { size: number }) {
  return (
    <Center
      w={size}
      h={size}
      c="dimmed"
      bg="var(--mantine-color-default-hover)"
      style={{ borderRadius: 'var(--mantine-radius-sm)', flexShrink: 0 }}
      aria-hidden
    >
      <IconPhoto size={Math.min(24, size / 2)} />
    </Center>
  );
}
