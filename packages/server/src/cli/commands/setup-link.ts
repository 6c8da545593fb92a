import { join } from 'node:path'
import type { Config } from '../../config.ts'
import { keepPrivately } from '../../installation/generated-secret.ts'
import type { Service } from '../../main.ts'
import type { Terminal } from '../terminal.ts'

/** Where the link of the first start lies where nobody looks at a terminal, in the data directory. */
export const setupLinkFile = 'setup-link'

/**
 * While there is no operator, every start makes a link for the first one. It is shown to a person at the
 * terminal and to nobody else: what is not a terminal may be a log. Lines to be told.
 */
export async function tellSetupLink(
  service: Service,
  { databaseUrl, dataDirectory }: Config,
  { isTerminal }: Terminal,
): Promise<readonly string[]> {
  const isEmbedded = databaseUrl === null
  if (!isEmbedded && !isTerminal) {
    return ['No operator yet? `countersign operators reset` makes a link for the first one.']
  }
  const link = await service.makeSetupLink()
  if (link === null) return []
  if (isTerminal) {
    return ['Open this link within 15 minutes to become the first operator:', '', `  ${link}`]
  }
  const file = join(dataDirectory, setupLinkFile)
  keepPrivately(file, link)
  return [`A link for the first operator, for 15 minutes, is in ${file}`]
}
