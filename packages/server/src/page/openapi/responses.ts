import type { RefusalCode } from '@countersign/core'
import type { Contract, Reply } from '../../contracts/contract.ts'
import { fill } from '../../contracts/shape.ts'
import { refusalsOf } from '../occurring-refusals.ts'
import type { PublicRoute } from '../public-routes.ts'
import { refusalFacts, sampleFacts } from '../sample-facts.ts'
import { headersOf } from './response-headers.ts'
import { schemaOf } from './shape-schema.ts'

/** The success of a route, and every refusal that it can meet: one response for each status. */
export function responsesOf(
  contract: Contract,
  route: PublicRoute,
  success: Reply | null,
): Readonly<Record<string, object>> {
  const replies: Readonly<Partial<Record<RefusalCode, Reply>>> = contract.refusals[route.surface]
  const replyOf = (code: RefusalCode) => replies[code] ?? contract.refusals[route.surface].internal
  const byStatus = new Map<number, RefusalCode[]>()
  for (const code of refusalsOf(route, contract)) {
    const { status } = replyOf(code)
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  const refusals = [...byStatus].map(([status, codes]) => [
    String(status),
    { ...refused(codes, replyOf), ...headersOf(status, codes, { contract, route }) },
  ])
  const answered =
    success === null
      ? behind(contract, route)
      : {
          [String(success.status)]: {
            ...succeeded(success, contract),
            ...headersOf(success.status, [], { contract, route }),
          },
        }
  return { ...answered, ...(Object.fromEntries(refusals) as Readonly<Record<string, object>>) }
}

/** What is answered by the endpoint itself, of which no more is known than the page says. */
function behind(
  { page }: Contract,
  { method, path }: PublicRoute,
): Readonly<Record<string, object>> {
  const example = page.endpoints?.[`${method} ${path}`]?.answers
  const content = {
    content: { 'application/json': { schema: { type: 'object' }, example } },
  }
  return {
    '2XX': {
      description: 'What the endpoint answers when all is well.',
      ...(example === undefined ? {} : content),
    },
    default: { description: 'What else the endpoint answers.' },
  }
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
