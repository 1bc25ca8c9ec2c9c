import { useEffect, useState } from 'react';
import { ApiProblem } from '../../api/call.ts';

/** Seconds until what was refused may be tried again (`Retry-After`), counting down; 0: now. */
export function useWait(error: unknown): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const seconds = error instanceof ApiProblem ? (error.retryAfter ?? 0) : 0;
    const until = Date.now() + seconds * 1000;
    const tick = () => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1000)));
    tick();
    if (seconds === 0) return undefined;
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [error]);
  return left;
}
