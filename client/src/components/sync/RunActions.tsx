import { Button, Group } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconRotate, IconX } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useMay } from '../../app/session.ts';
import {
  controlJob,
  isRepeatable,
  isUnfinished,
  type Job,
  type JobControl,
  retryJob,
} from '../../api/jobs.ts';
import { ConfirmButton } from '../ui/ConfirmButton.tsx';
import { useAction } from '../ui/useAction.ts';
import { toRunTitle } from '../ui/runTexts.ts';

const refreshes = [['jobs'], ['queue'], ['scheduler'], ['freshness']];

/** Pause, resume, cancel of a run that goes on; run again of one that left something out (spec 7.2). */
export function RunActions({ job }: { job: Job }) {
  if (!useMay('operate')) return null;
  return (
    <Group gap="xs">
      {isUnfinished(job.status) && <Controls job={job} />}
      {isRepeatable(job.status) && <RunAgain job={job} />}
    </Group>
  );
}

function Controls({ job }: { job: Job }) {
  const control = useAction({ run: controlJob, refreshes });
  const send = (name: JobControl) => control.mutate({ id: job.id, control: name });
  const isBusy = (name: JobControl) => control.isPending && control.variables.control === name;
  const common = { size: 'xs', variant: 'default', disabled: control.isPending } as const;
  const resumable = job.status === 'paused' || job.retryAt !== null;
  return (
    <>
      {job.status !== 'paused' && (
        <Button
          {...common}
          loading={isBusy('pause')}
          leftSection={<IconPlayerPause size={14} />}
          onClick={() => send('pause')}
        >
          Pause
        </Button>
      )}
      {resumable && (
        <Button
          {...common}
          loading={isBusy('resume')}
          leftSection={<IconPlayerPlay size={14} />}
          onClick={() => send('resume')}
        >
          {job.status === 'paused' ? 'Resume' : 'Try now'}
        </Button>
      )}
      <ConfirmButton
        {...common}
        loading={isBusy('cancel')}
        leftSection={<IconX size={14} />}
        question={`Cancel this run of ${job.connectionName ?? 'a deleted connection'}?`}
        explanation={`${toRunTitle(job)}: what it has fetched stays and is processed; the rest is not fetched.`}
        confirm="Cancel the run"
        danger
        onConfirm={() => send('cancel')}
      >
        Cancel
      </ConfirmButton>
    </>
  );
}

/** Starts a run of the same streams and period from the beginning, and shows it. */
function RunAgain({ job }: { job: Job }) {
  const navigate = useNavigate();
  const again = useAction({
    run: () => retryJob(job.id),
    refreshes,
    done: () => `${toRunTitle(job)} started again`,
    onDone: ({ jobId }) => void navigate({ to: '/history/$jobId', params: { jobId } }),
  });
  return (
    <Button
      size="xs"
      variant="default"
      loading={again.isPending}
      leftSection={<IconRotate size={14} />}
      onClick={() => again.mutate()}
    >
      Run again
    </Button>
  );
}
