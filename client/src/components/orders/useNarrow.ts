import { useMediaQuery } from '@mantine/hooks';

/** Too narrow for the table beside the navigation: cards then. */
export function useNarrow(): boolean {
  return useMediaQuery('(max-width: 62em)', false, { getInitialValueInEffect: false });
}
