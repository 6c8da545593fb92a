/** Colours of series in their order, for each scheme: at least 3 to 1 against the surface. */
export interface Colors {
  readonly light: readonly string[]
  readonly dark: readonly string[]
}

export const outcomeColors: Colors = {
  light: ['#5b7cdc', '#d14343'],
  dark: ['#7390e2', '#f07575'],
}

export const groupColors: Colors = {
  light: ['#3f62d0', '#0b8a6a', '#b65c00', '#8c4bc4', '#c2366f', '#6b7380'],
  dark: ['#7390e2', '#3bbf98', '#e39a4a', '#b98ae6', '#f0789f', '#8b94a1'],
}

/** What is written and ruled beside them. */
export const inkColors = {
  light: { text: '#5b6472', line: '#e4e7ec' },
  dark: { text: '#9aa3b0', line: '#2b2f36' },
} as const
