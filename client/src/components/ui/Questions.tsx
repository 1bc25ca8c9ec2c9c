import { putAway, useAsked } from './askFirst.ts';
import { lazyDialog } from './lazyDialog.tsx';

const QuestionDialog = lazyDialog(
  async () => (await import('./QuestionDialog.tsx')).QuestionDialog,
);

/** Where questions are asked (askFirst.ts): once for all pages. */
export function Questions() {
  const { last, opened } = useAsked();
  return last && <QuestionDialog question={last} opened={opened} onClose={putAway} />;
}
