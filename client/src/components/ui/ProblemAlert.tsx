import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { ApiProblem } from '../../api/call.ts';

interface Props {
  error: unknown;
  title?: string;
  onRetry?: () => void;
}

/** What went wrong in the server's words, what to quote to support, and a way to try again. */
export function ProblemAlert({ error, title = 'This could not be done', onRetry }: Props) {
  const problem = error instanceof ApiProblem ? error : null;
  const text = problem?.message ?? 'Something unexpected happened on this page: reload it';
  return (
    <Alert color="red" role="alert" icon={<IconAlertTriangle />} title={title}>
      <Text size="sm">{text}</Text>
      {problem?.requestId && (
        <Text size="xs" mt={4}>
          Request {problem.requestId} · {problem.code}
        </Text>
      )}
      {onRetry && (
        <Group mt="sm">
          <Button size="xs" variant="default" onClick={onRetry}>
            Try again
          </Button>
        </Group>
      )}
    </Alert>
  );
}
