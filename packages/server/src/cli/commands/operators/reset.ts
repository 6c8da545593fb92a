import { createClient } from '@countersign/client'
import { controlAddress } from '../../control/address.ts'
import { dataOption, jsonOption } from '../../control/control-command.ts'
import { explained } from '../../control/failures.ts'
import { findToken } from '../../control/token.ts'
import { command, present } from '../../definition/command.ts'
import { text } from '../../definition/options.ts'
import { outputTo } from '../../output/output.ts'
import { printable } from '../../output/printable.ts'
import type { Surroundings } from '../../surroundings.ts'

export const resetOperators = command({
  name: 'reset',
  summary: 'Make a link by which somebody becomes an owner, once, within 15 minutes.',
  details:
    'The way in for the first operator, and back in when nobody can sign in any more. Whoever may write the database may do this: it is written there, or, while the service has an embedded one, asked of the service with the admin key. Operators that there are stay as they are.',
  arguments: {},
  options: {
    data: dataOption,
    url: text(
      'address',
      'the control API of the running service (COUNTERSIGN_URL; http://127.0.0.1:8788)',
    ),
    ...jsonOption,
  },
  examples: [
    { does: 'On the machine', line: 'countersign operators reset --data /var/lib/countersign' },
  ],
  run: async ({ data, url, json }, surroundings) => {
    const { environment, terminal, interruption } = surroundings
    const { readConfig } = await import('../../../config.ts')
    const config = readConfig(present({ DATA_DIR: data }), environment)
    const { makeOperatorLink } = await import('../../../maintenance.ts')
    const link = await interruption.whole(async () => {
      const made = url === undefined ? await makeOperatorLink(config) : null
      return made ?? (await askService({ url, data }, surroundings))
    })
    outputTo(terminal, json).result(
      { link },
      () => `Whoever opens this link within 15 minutes becomes an owner:\n\n  ${printable(link)}\n`,
    )
  },
})

interface Asked {
  readonly url: string | undefined
  readonly data: string | undefined
}

async function askService({ url, data }: Asked, surroundings: Surroundings): Promise<string> {
  const address = controlAddress(url, surroundings)
  const token = await findToken({ data, tokenFile: undefined }, address, surroundings)
  try {
    const client = createClient({ url: address.url, token: token.token })
    return (await client.setup.createLink()).link
  } catch (error) {
    throw explained(error, address, token)
  }
}
