import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** Sea green: white text on its shades 7–9 and its shades 0–2 on dark keep WCAG AA. */
const sluice: MantineColorsTuple = [
  '#e6fafc',
  '#d3f1f5',
  '#a6e2ea',
  '#74d2de',
  '#4dc4d3',
  '#35bbcd',
  '#1b8ea0',
  '#0b7285',
  '#095f6f',
  '#064c59',
];

export const theme = createTheme({
  colors: { sluice },
  primaryColor: 'sluice',
  primaryShade: { light: 7, dark: 7 },
  autoContrast: true,
  luminanceThreshold: 0.35,
  defaultRadius: 'md',
  fontFamily: 'Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  headings: { fontWeight: '600' },
  cursorType: 'pointer',
  components: {
    Badge: { defaultProps: { tt: 'none', variant: 'light', radius: 'sm' } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 200, multiline: true, maw: 320 } },
    Table: { defaultProps: { verticalSpacing: 'xs' } },
  },
});
