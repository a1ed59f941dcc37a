import {
  ActionIcon,
  Button,
  type CSSVariablesResolver,
  createTheme,
  Input,
  InputWrapper,
  type MantineColorsTuple,
  Menu,
  Modal,
  Popover,
  Tabs,
  Tooltip,
} from '@mantine/core'

import classes from './theme.module.css'

/** Mantine asks for ten shades; ours come from tokens.css, which knows both themes. */
const accent: MantineColorsTuple = [
  '#f1edf9',
  '#e2daf3',
  '#c8b9e8',
  '#ad97dc',
  '#8f74cb',
  '#7558b5',
  '#5b3f99',
  '#4c3384',
  '#3d2870',
  '#2e1d5b',
]

export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 3 },
  colors: { accent },
  autoContrast: true,
  luminanceThreshold: 0.32,
  fontFamily: 'var(--font-text)',
  fontFamilyMonospace: 'var(--font-mono)',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '16px', sm: '20px', md: '20px', lg: '24px', xl: '28px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  defaultRadius: 'md',
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  shadows: { xs: 'none', sm: 'none', md: 'var(--float)', lg: 'var(--float)', xl: 'var(--float)' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    Button: Button.extend({
      defaultProps: { size: 'sm' },
      // Which of the two themes is on is not known here, so the contrast comes from the tokens.
      vars: (_, { variant = 'filled', color, size }) => ({
        root: {
          ...(variant === 'filled' && color === undefined ? { '--button-color': 'var(--on-accent)' } : {}),
          // The least that a finger may be asked to hit (WCAG 2.5.8).
          ...(size === 'compact-xs' ? { '--button-height': '24px' } : {}),
        },
      }),
    }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray' } }),
    Input: Input.extend({ defaultProps: { size: 'sm' }, classNames: { input: classes.input } }),
    InputWrapper: InputWrapper.extend({
      defaultProps: { inputWrapperOrder: ['label', 'description', 'input', 'error'] },
      classNames: { label: classes.label, description: classes.description, error: classes.error },
    }),
    Menu: Menu.extend({ defaultProps: { shadow: 'md', offset: 4, transitionProps: { duration: 0 } } }),
    // A dialog is no page: its header is no second banner.
    ModalHeader: Modal.Header.extend({ defaultProps: { role: 'presentation' } }),
    Modal: Modal.extend({
      defaultProps: {
        shadow: 'md',
        radius: 'md',
        padding: 24,
        transitionProps: { duration: 0 },
        overlayProps: { color: 'var(--shade)', backgroundOpacity: 1 },
      },
    }),
    Popover: Popover.extend({ defaultProps: { shadow: 'md', offset: 4, transitionProps: { duration: 0 } } }),
    Tabs: Tabs.extend({ defaultProps: { keepMounted: false } }),
    Tooltip: Tooltip.extend({
      defaultProps: {
        openDelay: 300,
        transitionProps: { duration: 0 },
        events: { hover: true, focus: true, touch: false },
      },
    }),
  },
})

/** Mantine's own names for what tokens.css defines, so that both draw with the same colours. */
export const cssVariables: CSSVariablesResolver = () => {
  const both = {
    '--mantine-color-body': 'var(--ground)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-faint)',
    '--mantine-color-placeholder': 'var(--ink-faint)',
    '--mantine-color-anchor': 'var(--accent)',
    '--mantine-color-error': 'var(--danger)',
    '--mantine-color-default': 'var(--surface)',
    '--mantine-color-default-hover': 'var(--hover)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-color-disabled': 'var(--sunken)',
    '--mantine-color-disabled-color': 'var(--ink-faint)',
    '--mantine-color-disabled-border': 'var(--line)',
    '--mantine-primary-color-filled': 'var(--accent)',
    '--mantine-primary-color-filled-hover': 'var(--accent-hover)',
    '--mantine-primary-color-contrast': 'var(--on-accent)',
    '--mantine-primary-color-light': 'var(--accent-ground)',
    '--mantine-primary-color-light-hover': 'var(--accent-ground)',
    '--mantine-primary-color-light-color': 'var(--accent)',
    '--mantine-color-accent-filled': 'var(--accent)',
    '--mantine-color-accent-filled-hover': 'var(--accent-hover)',
    '--mantine-color-accent-light': 'var(--accent-ground)',
    '--mantine-color-accent-light-hover': 'var(--accent-ground)',
    '--mantine-color-accent-light-color': 'var(--accent)',
    '--mantine-color-accent-text': 'var(--accent)',
    '--mantine-color-accent-outline': 'var(--accent)',
    '--mantine-color-gray-text': 'var(--ink-soft)',
    '--mantine-color-gray-light-color': 'var(--ink-soft)',
    '--mantine-color-gray-light-hover': 'var(--hover)',
  }
  return {
    variables: both,
    light: {
      ...both,
      ...shades('gray', [
        'sunken',
        'sunken',
        'hover',
        'line',
        'line-strong',
        'control-line',
        'ink-faint',
        'ink-soft',
        'ink',
        'ink',
      ]),
    },
    dark: {
      ...both,
      ...shades('dark', [
        'ink',
        'ink-soft',
        'ink-faint',
        'control-line',
        'line-strong',
        'hover',
        'surface',
        'ground',
        'sunken',
        'sunken',
      ]),
    },
  }
}

/** Mantine's ten shades of one colour, from our tokens. */
function shades(colour: 'gray' | 'dark', tokens: readonly string[]): Record<string, string> {
  return Object.fromEntries(tokens.map((token, shade) => [`--mantine-color-${colour}-${shade}`, `var(--${token})`]))
}
