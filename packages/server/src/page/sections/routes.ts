import type { Contract } from '../../contracts/contract.ts'
import { type Section, table, text } from '../page.ts'

/** The endpoints that the page names. Null where it names none. */
export function routesSection({ resources }: Contract): Section | null {
  if (resources.routes.length === 0) return null
  const asked = (values: readonly string[] | undefined) =>
    values === undefined || values.length === 0
      ? ''
      : values.map((value) => `\`${value}\``).join(', ')
  return {
    title: 'Authenticated endpoints',
    blocks: [
      text('What each endpoint asks of the credential, besides that it is good.'),
      table(
        ['Method', 'Path', 'Scopes', 'Capabilities', 'Environments'],
        resources.routes.map((route) => [
          route.method,
          `\`${route.path}\``,
          asked(route.scopes),
          asked(route.capabilities),
          asked(route.environments ?? resources.require.environments),
        ]),
      ),
    ],
  }
}
