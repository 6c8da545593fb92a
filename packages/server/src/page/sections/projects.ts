import type { Contract } from '../../contracts/contract.ts'
import { heading, list, type Section, table, text, when } from '../page.ts'
import { capital, plural, vocabularyOf } from '../vocabulary.ts'

/** What belongs together, and who reaches it. Null where the contract has nothing to say of it. */
export function projectsSection(contract: Contract): Section | null {
  const { resources, operations, page } = contract
  const { project, credential } = vocabularyOf(contract)
  const { owns } = page
  if (owns === undefined) return null
  const hasServers =
    resources.routes.some(({ levels = [] }) => levels.includes('server')) ||
    operations.some(({ caller }) => caller.by === 'credential' && caller.levels.includes('server'))
  return {
    title: capital(plural(project)),
    blocks: [
      text(`${capital(plural(project))} isolate tenants from each other. Each ${project}:`),
      list(
        `has a unique slug, such as \`my-${project}\`, by which it is named;`,
        `contains its own set of ${plural(credential)};`,
        `owns its ${owns}: what belongs to one ${project} does not exist for the others;`,
        'can be deactivated and activated again, without data being deleted.',
      ),
      ...when(
        hasServers,
        heading('Levels'),
        text(`${capital(plural(credential))} are of one of two levels, determined at creation:`),
        table(
          ['Level', 'Reaches'],
          [
            [
              'Server',
              `All ${plural(project)}: for administrative operations and the management of ${plural(project)}, as far as its permissions go.`,
            ],
            [capital(project), `A single ${project}: its ${owns}, and nothing outside of it.`],
          ],
        ),
        text(
          `A ${project} ${credential} is bound to its ${project} at creation and can not be moved or escalated. Server ${plural(credential)} are reserved for the administration of the platform and are not issued by the endpoints on this page.`,
        ),
      ),
    ],
  }
}
