import type { Argument, Contract, Operation, ResourceRoute, Source } from '../contracts/contract.ts'
import type { Exchange, Placeholder } from './exchange.ts'
import { factOf, operationWords, outcomes } from './operation-words.ts'
import { ownAdminKey, ownCredential, ownServerKey, withPlaceholders } from './placeholders.ts'
import { sampleFacts } from './sample-facts.ts'
import { resourceHeaders, sampleReply } from './sample-requests.ts'
import { vocabularyOf } from './vocabulary.ts'

/** An operation as a request that can be sent. */
export function sampleOperation(contract: Contract, operation: Operation): Exchange {
  const { does, method, path, reply, takes } = operation
  const sources = Object.entries(takes) as [Argument, Source][]
  const members = sources.flatMap(([argument, source]) =>
    source.from === 'body' && !isSeldom(argument, source)
      ? [[source.member, sampleOf(argument, operation, contract)] as const]
      : [],
  )
  const { title, about } = operationWords(does, reply.body, vocabularyOf(contract))
  return {
    title,
    about: about === '' ? null : about,
    request: {
      method,
      path: withPlaceholders(path),
      headers: headersOf(contract, operation),
      basic: null,
      body: members.length === 0 ? null : { as: 'json', members: Object.fromEntries(members) },
    },
    reply: sampleReply(reply, contract, outcomes[does]),
    answers: null,
  }
}

/** The request that shows how a resource is asked: what says who one is, else the first endpoint. */
export function sampleResource(contract: Contract): Exchange | null {
  const { operations, resources } = contract
  const own = operations.find(({ does }) => isAboutCaller(does))
  if (own !== undefined) return sampleOperation(contract, own)
  const [route] = resources.routes
  return route === undefined ? null : sampleRoute(contract, route)
}

/** Operations that show a caller what they have, and manage nothing. */
export function isAboutCaller(does: Operation['does']): boolean {
  return does === 'whoami' || does === 'list_products'
}

function sampleRoute(contract: Contract, { method, path }: ResourceRoute): Exchange | null {
  const [carrier] = contract.resources.carriers
  if (carrier === undefined) return null
  const { does, sends, answers } = contract.page.endpoints?.[`${method} ${path}`] ?? {}
  return {
    title: `\`${method} ${path}\``,
    about: does ?? null,
    request: {
      method,
      path: withPlaceholders(path),
      headers: resourceHeaders(contract, carrier, ownCredential(contract)),
      basic: null,
      body: sends === undefined ? null : { as: 'json', members: sends },
    },
    reply: null,
    answers: answers ?? null,
  }
}

/** What is left out nearly always: another project than the usual one. */
function isSeldom(argument: Argument, source: Source): boolean {
  return argument === 'project' && 'otherwise' in source
}

function sampleOf(argument: Argument, { does }: Operation, contract: Contract): unknown {
  const fact = factOf(argument, does)
  if (fact !== null) return sampleFacts(contract)[fact]
  return durations[argument] ?? 'acme'
}

const durations: Readonly<Partial<Record<Argument, string>>> = { expires_in: '90d', overlap: '1h' }

function headersOf(contract: Contract, { caller }: Operation): Readonly<Record<string, string>> {
  if (caller.by === 'secret') return { [caller.header]: ownAdminKey }
  const [carrier] = contract.resources.carriers
  if (carrier === undefined) return {}
  const isForServers = !caller.levels.includes('project')
  const credential: Placeholder = isForServers ? ownServerKey : ownCredential(contract)
  return resourceHeaders(contract, carrier, credential)
}
