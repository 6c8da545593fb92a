import {
  convertCssVariables,
  DEFAULT_THEME,
  defaultCssVariablesResolver,
  mergeMantineTheme,
} from '@mantine/core'
import { theme } from '../../theme/theme.ts'
import { shadesOf } from './shades.ts'

/**
 * The theme of the pages in the colour of the contract; as they are, where it names none. The
 * variables go into a sheet that is made here: the policy of the pages refuses `<style>`.
 */
export function wear(colour: string | null): void {
  const ink = colour === null ? null : shadesOf(colour)
  if (ink === null) return
  const worn = mergeMantineTheme(mergeMantineTheme(DEFAULT_THEME, theme), { colors: { ink } })
  const { variables, light, dark } = defaultCssVariablesResolver(worn)
  const own = { variables: accents(variables), light: accents(light), dark: accents(dark) }
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(convertCssVariables(own, ':root'))
  document.adoptedStyleSheets.push(sheet)
}

/** The variables that are of the accent; all else stays as the stylesheets of the pages have it. */
function accents(variables: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).filter(([name]) => /-(?:ink|primary|anchor)(?:-|$)/.test(name)),
  )
}
