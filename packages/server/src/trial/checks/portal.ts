import type { Contract } from '../../contracts/contract.ts'
import { ask } from '../ask.ts'
import type { Check } from '../check.ts'
import type { TrialService } from '../trial-service.ts'

/** What customers are told of where they are, by the words of the contract. */
export function portalChecks(contract: Contract): readonly Check[] {
  const { portal } = contract.page
  if (portal === undefined) return []
  return [
    {
      group: 'portal',
      says: `the portal is that of ${contract.title}`,
      run: (service: TrialService) => aboutDiffers(contract, service),
    },
  ]
}

async function aboutDiffers(
  { title, nouns, page }: Contract,
  { publicUrl }: TrialService,
): Promise<string | null> {
  const { status, body } = await ask(`${publicUrl}/portal/api/about`, {})
  if (status !== 200) return `GET /portal/api/about answers ${String(status)}`
  const told = body as Readonly<Record<string, unknown>>
  const expected = {
    title,
    noun: nouns.project,
    logo: page.portal?.logo ?? null,
    colour: page.portal?.colour ?? null,
  }
  const wrong = Object.entries(expected).find(([member, value]) => told[member] !== value)
  return wrong === undefined ? null : `${wrong[0]} is not ${JSON.stringify(wrong[1])}`
}
