import type { RefusalCode, Surface } from '@countersign/core'
import type { Contract, Reply } from '../../contracts/contract.ts'
import { fill } from '../../contracts/shape.ts'
import { occurringRefusals } from '../occurring-refusals.ts'
import { refusalFacts, sampleFacts } from '../sample-facts.ts'
import { schemaOf } from './shape-schema.ts'

/** The success of a route, and every refusal of its surface: one response for each status. */
export function responsesOf(
  contract: Contract,
  surface: Surface,
  success: Reply | null,
): Readonly<Record<string, object>> {
  const replies: Readonly<Partial<Record<RefusalCode, Reply>>> = contract.refusals[surface]
  const byStatus = new Map<number, RefusalCode[]>()
  for (const code of occurringRefusals(contract, surface)) {
    const { status } = replies[code] ?? contract.refusals[surface].internal
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  const refusals = [...byStatus].map(([status, codes]) => [
    String(status),
    refused(codes, (code) => replies[code] ?? contract.refusals[surface].internal),
  ])
  const first =
    success === null
      ? [['default', { description: 'What the endpoint behind answers.' }]]
      : [[String(success.status), succeeded(success, contract)]]
  return Object.fromEntries([...first, ...refusals]) as Readonly<Record<string, object>>
}

function succeeded({ body, mediaType }: Reply, contract: Contract): object {
  const description = 'As asked.'
  if (body === null) return { description }
  const media = { schema: schemaOf(body), example: fill(body, sampleFacts(contract)) }
  return { description, content: { [mediaType ?? 'application/json']: media } }
}

function refused(codes: readonly RefusalCode[], replyOf: (code: RefusalCode) => Reply): object {
  const worded = codes.flatMap((code) => {
    const { body, mediaType = 'application/json' } = replyOf(code)
    return body === null ? [] : [{ code, body, mediaType }]
  })
  const schemas = new Map(
    worded.map(({ body }) => [JSON.stringify(schemaOf(body)), schemaOf(body)]),
  )
  const examples = worded.map(({ code, body }) => [code, { value: fill(body, refusalFacts(code)) }])
  const mediaType = worded[0]?.mediaType ?? 'application/json'
  return {
    description: `Refused: ${codes.join(', ')}.`,
    content: {
      [mediaType]: {
        schema: { anyOf: [...schemas.values()] },
        examples: Object.fromEntries(examples) as object,
      },
    },
  }
}
