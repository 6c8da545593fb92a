import { hash } from 'node:crypto'
import type { CountersignClient } from '@countersign/client'
import {
  type ChainFault,
  type ChainPlace,
  chainStart,
  checkChain,
  checkEnd,
  type SealedRecord,
} from '@countersign/core'
import { type Control, controlCommand } from '../../control/control-command.ts'
import type { Look } from '../../output/look.ts'
import { placeOf, placeOption } from './inputs.ts'

export const verifyAudit = controlCommand({
  name: 'verify',
  summary: 'Compute the chain of all changes anew, and say where it does not fit.',
  details:
    'It is computed here, from the records that the service gives. Without --head it finds what was edited, taken away or put in; with a head that was kept elsewhere also a history that was sealed anew, or cut off. The exit code is 1 when something does not fit.',
  arguments: {},
  options: { head: placeOption('a head that countersign audit head printed earlier') },
  examples: [
    { does: 'The chain in itself', line: 'countersign audit verify' },
    {
      does: 'Against a head that was kept',
      line: 'countersign audit verify --head "$(tail -n 1 /mnt/elsewhere/audit-heads)"',
    },
  ],
  run: async ({ head }, control) => {
    const { sequence, hash: end } = await control.client.audit.head()
    const known = [{ sequence, hash: end }, ...(head === undefined ? [] : [head])]
    const { reached, fault } = await check(control, known)
    const result = { valid: fault === null, checked: reached.sequence, reached, fault }
    control.output.result(result, viewResult)
    if (fault !== null) process.exitCode = 1
  },
})

const sha256 = (text: string): Uint8Array => hash('sha256', text, 'buffer')

/** As many as a page may hold; progress is told now and then. */
const pageSize = 100
const tellEvery = 10_000

async function check(
  { client, output }: Pick<Control, 'client' | 'output'>,
  known: readonly ChainPlace[],
): Promise<{ readonly reached: ChainPlace; readonly fault: ChainFault | null }> {
  let reached = chainStart
  for (;;) {
    const page = await pageAfter(reached, client)
    const found = checkChain(page, reached, { known, sha256 })
    if (found.fault !== null) return found
    reached = found.reached
    if (page.length < pageSize) return { reached, fault: checkEnd(reached, known) }
    if (reached.sequence % tellEvery === 0) output.note(`${reached.sequence} changes fit.`)
  }
}

async function pageAfter(
  { sequence: after }: ChainPlace,
  client: CountersignClient,
): Promise<readonly SealedRecord[]> {
  const { data } = await client.audit.list({ order: 'oldest', after }).page({ limit: pageSize })
  return data
}

const reasons: Readonly<Record<ChainFault['reason'], string>> = {
  altered: 'was altered, moved or put in',
  missing: 'is missing',
  replaced: 'is another than the head that was kept',
  truncated: 'is missing, and all after it',
}

function viewResult(
  { reached, fault }: { readonly reached: ChainPlace; readonly fault: ChainFault | null },
  { paint }: Look,
): string {
  if (fault === null) {
    return `${paint('green', 'The chain is whole')}: ${reached.sequence} changes, up to\n${placeOf(reached)}\n`
  }
  const says = `The record ${fault.sequence} ${reasons[fault.reason]}.`
  return `${paint('red', 'The chain is broken')}: ${says} ${reached.sequence} before it fit.\n`
}
