import type { Argument, Contract, Operation, OperationName, Source } from '../contracts/contract.ts'
import type { Exchange, Placeholder } from './exchange.ts'
import { sampleScopes } from './sample-facts.ts'
import { credentialName, resourceHeaders, sampleReply } from './sample-requests.ts'

/** What each operation is for, as the caller reads it. */
export const purposes: Readonly<Record<OperationName, string>> = {
  whoami: 'Who the credential is',
  list_products: 'The products, and which of them you have',
  create_key: 'Create a key',
  list_keys: 'List the keys that are active',
  read_key: 'Read a key',
  revoke_key: 'Revoke a key',
  register_client: 'Register a client',
  list_clients: 'List clients',
  read_client: 'Read a client',
  deactivate_client: 'Deactivate a client',
  reactivate_client: 'Reactivate a client',
  rotate_client_secret: 'Give a client another secret',
  create_project: 'Create one',
  list_projects: 'List all',
  delete_project: 'Delete one',
}

/** An operation as a request that can be sent. */
export function sampleOperation(contract: Contract, operation: Operation): Exchange {
  const sources = Object.entries(operation.takes) as [Argument, Source][]
  const members = sources.flatMap(([argument, source]) =>
    source.from === 'body' ? [[source.member, sampleOf(argument, contract)] as const] : [],
  )
  const path = operation.path.replaceAll(/\{([a-z_]+)\}/g, (_whole, segment: string) => {
    const named = sources.find(([, source]) => source.from === 'path' && source.segment === segment)
    return placeholders[named?.[0] ?? 'project'] ?? placeholders.project
  })
  return {
    title: purposes[operation.does],
    request: {
      method: operation.method,
      path,
      headers: headersOf(contract, operation),
      basic: null,
      body: members.length === 0 ? null : { as: 'json', members: Object.fromEntries(members) },
    },
    reply: sampleReply(operation.reply, contract),
  }
}

/** The request that shows how a resource is asked: one that changes nothing, if there is one. */
export function sampleResource(contract: Contract): Exchange | null {
  const operation = contract.operations.find(
    ({ caller, method }) => caller.by === 'credential' && method === 'GET',
  )
  if (operation !== undefined) return sampleOperation(contract, operation)
  const [carrier] = contract.resources.carriers
  const [route] = contract.resources.routes
  if (carrier === undefined || route === undefined) return null
  return {
    title: `${route.method} ${route.path}`,
    request: {
      method: route.method,
      path: route.path,
      headers: resourceHeaders(contract, carrier, credentialName(contract)),
      basic: null,
      body: null,
    },
    reply: null,
  }
}

const placeholders = {
  project: 'YOUR_PROJECT_ID',
  key_id: 'YOUR_KEY_ID',
  client_id: 'YOUR_CLIENT_ID',
} as const satisfies Partial<Record<Argument, Placeholder>> as Readonly<
  Partial<Record<Argument, Placeholder>> & { readonly project: Placeholder }
>

function sampleOf(argument: Argument, contract: Contract): unknown {
  const values: Readonly<Record<Argument, unknown>> = {
    client_id: 'YOUR_CLIENT_ID',
    expires_in: '90d',
    key_id: 'YOUR_KEY_ID',
    name: 'Production',
    project: 'YOUR_PROJECT_ID',
    scopes: sampleScopes(contract),
    slug: 'acme',
    tier: Object.keys(contract.limits.tiers)[0] ?? null,
  }
  return values[argument]
}

function headersOf(contract: Contract, { caller }: Operation): Readonly<Record<string, string>> {
  if (caller.by === 'secret') return { [caller.header]: 'YOUR_ADMIN_KEY' satisfies Placeholder }
  const [carrier] = contract.resources.carriers
  return carrier === undefined ? {} : resourceHeaders(contract, carrier, credentialName(contract))
}
