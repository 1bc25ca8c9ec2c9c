import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

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
    // Colour alone does not tell a link from the text around it (WCAG 1.4.1).
    Anchor: { defaultProps: { underline: 'always' } },
    // Its stand-in for the first focus is no item of a menu.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    // The head of a dialog is not the banner of the page.
    Modal: {
      defaultProps: {
        closeButtonProps: { 'aria-label': 'Close' },
        attributes: { header: { role: 'presentation' } },
      },
    },
    // Its text under a title is grey below 4.5:1 otherwise.
    Notification: {
      defaultProps: {
        closeButtonProps: { 'aria-label': 'Close' },
        styles: { description: { color: 'var(--mantine-color-text)' } },
      },
    },
    Badge: { defaultProps: { tt: 'none', variant: 'light', radius: 'sm' } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 200, multiline: true, maw: 320 } },
    Table: { defaultProps: { verticalSpacing: 'xs' } },
  },
});

/** Texts that are quiet, or mean something by colour, keep 4.5:1 on their ground by day and by night (WCAG AA). */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-red-filled': '#c92a2a',
    '--mantine-color-red-filled-hover': '#b02525',
    '--mantine-color-dimmed': '#5a6168',
    '--mantine-color-placeholder': '#5f666d',
    '--mantine-color-error': '#c92a2a',
    '--mantine-color-red-text': '#c92a2a',
    '--mantine-color-yellow-text': '#8a5300',
    '--mantine-color-green-text': '#1f7a34',
    '--mantine-color-orange-text': '#a33d00',
    '--mantine-color-green-light-color': '#1d6b2f',
    '--mantine-color-yellow-light-color': '#7a4a00',
    '--mantine-color-orange-light-color': '#9c3600',
  },
  dark: {
    '--mantine-color-red-filled': '#c92a2a',
    '--mantine-color-red-filled-hover': '#b02525',
    '--mantine-color-dimmed': '#a6acb3',
    '--mantine-color-placeholder': '#a6acb3',
    '--mantine-color-error': '#ff8787',
    '--mantine-color-red-text': '#ffa8a8',
    '--mantine-color-yellow-text': '#ffe066',
    '--mantine-color-green-text': '#8ce99a',
    '--mantine-color-orange-text': '#ffc078',
  },
});
