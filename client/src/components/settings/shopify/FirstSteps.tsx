import { Alert, List } from '@mantine/core';
import { IconFlag } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMay } from '../../../app/session.ts';
import { cacheStatusQuery } from '../../../api/cache.ts';
import type { Connection } from '../../../api/connections.ts';
import { cacheStreams } from './cacheParts.ts';

/** A store of which nothing came yet: what to do first. */
export function FirstSteps({ connection }: { connection: Connection }) {
  const mayOperate = useMay('operate');
  const { data } = useQuery(cacheStatusQuery(connection.id));
  const isEmpty = data !== undefined && cacheStreams.every((stream) => data[stream].total === 0);
  if (!isEmpty || !mayOperate) return null;
  return (
    <Alert icon={<IconFlag />} title={`Nothing of ${connection.name} is here yet`}>
      <List type="ordered" size="sm">
        <List.Item>Test the connection: every check should pass.</List.Item>
        <List.Item>Register the webhooks, so that new orders arrive by themselves.</List.Item>
        <List.Item>Start a full dump, of all time if you need the history.</List.Item>
      </List>
    </Alert>
  );
}
