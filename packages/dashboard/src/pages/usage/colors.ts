/** Colours of series in their order, for each scheme: at least 3 to 1 against the surface. */
export interface Colors {
  readonly light: readonly string[]
  readonly dark: readonly string[]
}

export const groupColors: Colors = {
  light: ['#3f62d0', '#0b8a6a', '#b65c00', '#8c4bc4', '#c2366f', '#6b7380'],
  dark: ['#7390e2', '#3bbf98', '#e39a4a', '#b98ae6', '#f0789f', '#8b94a1'],
}

const granted = { light: '#5b7cdc', dark: '#7390e2' } as const
const limited = { light: '#b65c00', dark: '#e39a4a' } as const
const others = { light: '#6b7380', dark: '#8b94a1' } as const
const refused = {
  light: ['#d14343', '#a3245c', '#8c4bc4', '#e0684f', '#74303a'],
  dark: ['#f07575', '#f0789f', '#b98ae6', '#ff9f85', '#d48a94'],
} as const

/** What was granted, what met a limit and what was refused look alike wherever they are shown. Pure. */
export function codeColors(codes: readonly string[]): Colors {
  const of = (scheme: 'light' | 'dark') => {
    const reds = refused[scheme].values()
    return codes.map((code) => {
      if (code === 'valid') return granted[scheme]
      if (code.endsWith('rate_exceeded')) return limited[scheme]
      return code === 'others' ? others[scheme] : (reds.next().value ?? others[scheme])
    })
  }
  return { light: of('light'), dark: of('dark') }
}

/** What is written and ruled beside them. */
export const inkColors = {
  light: { text: '#5b6472', line: '#e4e7ec' },
  dark: { text: '#9aa3b0', line: '#2b2f36' },
} as const
