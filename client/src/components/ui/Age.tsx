import { Text, type TextProps, Tooltip } from '@mantine/core';
import { useZone } from '../../app/session.ts';
import { formatAge, formatMoment, formatShort } from '../../lib/time.ts';
import { useNow } from './clock.ts';

interface Props extends TextProps {
  /** ISO time of the API; null shows `never` (or what `none` says). */
  at: string | null | undefined;
  none?: string;
}

/** `3 minutes ago`, with the exact moment in the workspace's zone on hover and focus. */
export function Age({ at, none = 'never', ...text }: Props) {
  const now = useNow();
  return (
    <Moment at={at} none={none} text={text}>
      {(date) => formatAge(date, now)}
    </Moment>
  );
}

/** `21 Nov, 14:05` in the workspace's zone, with seconds and zone on hover. */
export function When({ at, none = '–', ...text }: Props) {
  const zone = useZone();
  const now = useNow();
  return (
    <Moment at={at} none={none} text={text}>
      {(date) => formatShort(date, zone, now)}
    </Moment>
  );
}

function Moment(props: {
  at: string | null | undefined;
  none: string;
  text: TextProps;
  children: (date: Date) => string;
}) {
  const zone = useZone();
  if (!props.at) {
    return (
      <Text span inherit={!props.text.size} c="dimmed" {...props.text}>
        {props.none}
      </Text>
    );
  }
  const date = new Date(props.at);
  return (
    <Tooltip label={formatMoment(date, zone)} events={{ hover: true, focus: true, touch: true }}>
      <Text span inherit={!props.text.size} style={{ whiteSpace: 'nowrap' }} {...props.text}>
        <time dateTime={props.at}>{props.children(date)}</time>
      </Text>
    </Tooltip>
  );
}
