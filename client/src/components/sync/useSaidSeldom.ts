import { useEffect, useRef, useState } from 'react';

const everyMs = 10_000;

/** A text that changes all the time, changed at most every ten seconds: for live regions. */
export function useSaidSeldom(text: string): string {
  const [said, setSaid] = useState('');
  const lastAt = useRef(Date.now());
  useEffect(() => {
    const pause = Math.max(0, lastAt.current + everyMs - Date.now());
    const timer = setTimeout(() => {
      lastAt.current = Date.now();
      setSaid(text);
    }, pause);
    return () => clearTimeout(timer);
  }, [text]);
  return said;
}
