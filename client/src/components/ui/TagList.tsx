import { Badge, Group } from '@mantine/core';

/** Words a platform gave: tags, codes; long ones wrap. Nothing for none. */
export function TagList({ tags }: { tags: string[] }) {
  if (tags.length === 0) return null;
  return (
    <Group gap={4}>
      {[...new Set(tags)].map((tag) => (
        <Badge
          key={tag}
          color="gray"
          variant="outline"
          maw="100%"
          h="auto"
          mih={18}
          styles={{ label: { whiteSpace: 'normal' } }}
        >
          {tag}
        </Badge>
      ))}
    </Group>
  );
}
