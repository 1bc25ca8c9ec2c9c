import { Container } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { ApiProblem } from '../api/call.ts';
import { ProblemAlert } from '../components/ui/ProblemAlert.tsx';

/** A page that could not be drawn: what happened, and a way on. Loading its file anew heals most of them. */
export function PageFailure({ error, reset }: ErrorComponentProps) {
  const again = () => {
    if (error instanceof ApiProblem) reset();
    else window.location.reload();
  };
  return (
    <Container py="xl" size="sm">
      <ProblemAlert error={error} title="This page could not be shown" onRetry={again} />
    </Container>
  );
}
