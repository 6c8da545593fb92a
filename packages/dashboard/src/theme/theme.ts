import { createTheme, Input, type MantineColorsTuple } from '@mantine/core'

/** Ink: the one accent. White on its sixth shade and darker has a contrast of at least 4.5. */
const ink: MantineColorsTuple = [
  '#eff3fd',
  '#dee6fa',
  '#bccbf3',
  '#94abea',
  '#7390e2',
  '#5b7cdc',
  '#3f62d0',
  '#3354b8',
  '#2a4697',
  '#223876',
]

/** The greys of the dark scheme, with a little of the accent in them. */
const dark: MantineColorsTuple = [
  '#d3d8e0',
  '#b3bac4',
  '#8b94a1',
  '#66707d',
  '#353b44',
  '#2b2f36',
  '#1e2228',
  '#181b20',
  '#14171b',
  '#111317',
]

const systemFont =
  'ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", sans-serif'
const monospace = 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace'

/** The tokens of the dashboard. Everything else is Mantine's own. */
export const theme = createTheme({
  colors: { ink, dark },
  black: '#1a202c',
  primaryColor: 'ink',
  primaryShade: { light: 7, dark: 6 },
  fontFamily: systemFont,
  fontFamilyMonospace: monospace,
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.4' },
  headings: {
    fontFamily: systemFont,
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '22px', lineHeight: '1.3' },
      h2: { fontSize: '16px', lineHeight: '1.4' },
      h3: { fontSize: '14px', lineHeight: '1.4' },
    },
  },
  defaultRadius: 'md',
  radius: { xs: '3px', sm: '5px', md: '7px', lg: '10px', xl: '16px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  // nearly everything that is asked for is needed: what is not says so
  components: {
    InputWrapper: Input.Wrapper.extend({ defaultProps: { withAsterisk: false } }),
    // rounder, the small ones would look like radio buttons
    Checkbox: { defaultProps: { radius: 4 } },
  },
})
