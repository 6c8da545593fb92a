import {
  convertCssVariables,
  DEFAULT_THEME,
  defaultCssVariablesResolver,
  mergeMantineTheme,
} from '@mantine/core'
import type { Plugin } from 'vite'
import { theme } from '../src/theme/theme.ts'

const asked = 'virtual:theme-variables.css'
const resolved = '/virtual/theme-variables.css'

/**
 * The variables of the theme as a stylesheet of their own. Mantine would write them into a <style>
 * element, which the policy of the pages refuses.
 */
export function themeVariables(): Plugin {
  return {
    name: 'theme-variables',
    resolveId: (id) => (id === asked ? resolved : null),
    load: (id) => {
      if (id !== resolved) return null
      const merged = mergeMantineTheme(DEFAULT_THEME, theme)
      return convertCssVariables(defaultCssVariablesResolver(merged), ':root')
    },
  }
}
