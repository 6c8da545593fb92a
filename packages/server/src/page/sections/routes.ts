import type { Contract } from '../../contracts/contract.ts'
import { type Section, tableOf, text, when } from '../page.ts'

/** The endpoints that the page names. Null where it names none. */
export function routesSection({ resources, keys, page }: Contract): Section | null {
  const { routes, require } = resources
  if (routes.length === 0) return null
  const asked = (values: readonly string[] | undefined) =>
    (values ?? []).map((value) => `\`${value}\``).join(', ')
  const hasTest = keys.issue.prefixes.test !== undefined
  const open = routes.filter(({ cors }) => cors === true)
  return {
    title: 'Authenticated endpoints',
    blocks: [
      tableOf(
        ['Endpoint', 'Description', 'Scopes', 'Capabilities', 'Environments'],
        routes.map((route) => [
          `\`${route.method} ${route.path}\``,
          page.endpoints?.[`${route.method} ${route.path}`]?.does ?? '',
          asked(route.scopes),
          asked(route.capabilities),
          hasTest ? asked(route.environments ?? require.environments) : '',
        ]),
      ),
      ...when(
        open.length > 0,
        text(
          `${open.map(({ path }) => `\`${path}\``).join(' and ')} can be called by browsers from pages of any origin (CORS), without cookies.`,
        ),
      ),
    ],
  }
}
