import { type RefusalCode, refusals, type Surface } from '@countersign/core'
import type { Contract, Reply } from '../../contracts/contract.ts'
import { fill } from '../../contracts/shape.ts'
import { occurringRefusals } from '../occurring-refusals.ts'
import { type Block, heading, type Section, table, text } from '../page.ts'
import { refusalFacts } from '../sample-facts.ts'

const titles: Readonly<Record<Surface, string>> = {
  token: 'At the token endpoint',
  resource: 'At protected endpoints',
  operation: 'Managing keys and clients',
}

/** Every refusal with its reply, its cause and its cure. */
export function errorsSection(contract: Contract): Section {
  const surfaces = Object.keys(titles) as Surface[]
  return {
    title: 'Errors',
    blocks: [
      text(
        'Every 401 names its scheme in `WWW-Authenticate`; every 429 and 503 says in `Retry-After` after how many seconds to try again. Who asks again before that is refused again.',
      ),
      ...surfaces.flatMap((surface) => errorsAt(surface, contract)),
    ],
  }
}

function errorsAt(surface: Surface, contract: Contract): readonly Block[] {
  const codes = occurringRefusals(contract, surface)
  if (codes.length === 0) return []
  const replies: Readonly<Partial<Record<RefusalCode, Reply>>> = contract.refusals[surface]
  const rows = codes.map((code) => {
    const reply = replies[code] ?? contract.refusals[surface].internal
    const body =
      reply.body === null ? '' : `\`${JSON.stringify(fill(reply.body, refusalFacts(code)))}\``
    return [String(reply.status), body, refusals[code].cause, refusals[code].remedy]
  })
  return [heading(titles[surface]), table(['Status', 'Body', 'Cause', 'What to do'], rows)]
}
