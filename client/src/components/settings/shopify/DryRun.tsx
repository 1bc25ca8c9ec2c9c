import { Button, Group, Stack, Text } from '@mantine/core';
import { IconEye, IconPlayerPlay } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useMay } from '../../../app/session.ts';
import type { Connection } from '../../../api/connections.ts';
import type { Job } from '../../../api/jobs.ts';
import type { StartedJob } from '../../../api/sync.ts';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { useAction } from '../../ui/useAction.ts';
import { Differences } from './Differences.tsx';
import { RunPanel } from '../connection/RunPanel.tsx';
import { type RunWatch, useRun } from '../connection/useRun.ts';

type Found = NonNullable<Job['preview']>;

interface Props<Request> {
  connection: Connection;
  jobType: 'replay' | 'backfill';
  /** What the form says; null while it is not filled in. */
  request: Request | null;
  start: (request: Request, dryRun: boolean) => Promise<StartedJob>;
  /** The button that applies it, with the number of rows; null where there is nothing to do. */
  toApply: (found: Found) => { label: string; explanation: string } | null;
  toExampleLink: (id: string) => ReactNode;
}

/** First the differences, then the same for good: what is applied is what was looked at (spec 7.8, 8.4). */
export function DryRun<Request>(props: Props<Request>) {
  const { connection, jobType, request, start } = props;
  const mayOperate = useMay('operate');
  const run = useRun(connection.id, (job) => job.jobType === jobType);
  const [looked, setLooked] = useState<string | null>(null);
  const begin = useAction({
    run: ({ chosen, dryRun }: { chosen: Request; dryRun: boolean }) => start(chosen, dryRun),
    onDone: ({ jobId }, { chosen, dryRun }) => {
      run.show(jobId);
      setLooked(dryRun ? JSON.stringify(chosen) : null);
    },
    refreshes: [['jobs', 'live']],
  });
  const send = (dryRun: boolean) => request && begin.mutate({ chosen: request, dryRun });
  const found = run.isGoingOn ? null : (run.job?.preview ?? null);
  return (
    <Stack gap="md">
      {mayOperate && !run.isGoingOn && (
        <Group>
          <Button
            variant={found ? 'default' : 'filled'}
            leftSection={<IconEye size={16} />}
            loading={begin.isPending && begin.variables.dryRun}
            disabled={request === null}
            onClick={() => send(true)}
          >
            Preview the differences
          </Button>
        </Group>
      )}
      <RunPanel run={run} />
      {found && <Differences preview={found} toLink={props.toExampleLink} />}
      {found && (
        <Apply
          {...props}
          run={run}
          found={found}
          fresh={looked !== null && looked === JSON.stringify(request)}
          loading={begin.isPending}
          onApply={() => send(false)}
        />
      )}
    </Stack>
  );
}

interface ApplyProps<Request> extends Props<Request> {
  run: RunWatch;
  found: Found;
  /** Does the form still say what was looked at? */
  fresh: boolean;
  loading: boolean;
  onApply: () => void;
}

function Apply<Request>(props: ApplyProps<Request>) {
  const { connection, found, fresh, loading, onApply } = props;
  const apply = props.toApply(found);
  if (!apply) {
    return (
      <Text size="sm" role="status">
        Nothing would change.
      </Text>
    );
  }
  return (
    <Group gap="sm">
      <ConfirmButton
        leftSection={<IconPlayerPlay size={16} />}
        disabled={!fresh}
        loading={loading}
        question={`${apply.label} of ${connection.name}?`}
        explanation={apply.explanation}
        confirm={apply.label}
        onConfirm={onApply}
      >
        {apply.label}
      </ConfirmButton>
      {!fresh && (
        <Text size="sm" c="dimmed">
          What is chosen differs from what was looked at: preview again.
        </Text>
      )}
    </Group>
  );
}
