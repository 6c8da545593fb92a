import type { Contract, Tokens } from '../../contracts/contract.ts'
import { assertionAlgorithms } from '../../engine/client-keys.ts'
import type { Policy } from '../../engine/ports.ts'
import { exchangeGrant } from './token-parameters.ts'

/** What of an installation its metadata tells. */
export interface Described {
  readonly contract: Contract
  readonly policy: Pick<Policy, 'scopes' | 'audiences' | 'tokens'>
  /** Where callers reach the public port. */
  readonly publicUrl: string
}

const methodOfCarrier = { basic: 'client_secret_basic', body: 'client_secret_post' } as const

/** RFC 8414 §2: of the contract and the configuration, and so always true to them. */
export function serverMetadata(tokens: Tokens, { contract, policy, publicUrl }: Described): object {
  const { scopes } = policy
  const { jwks } = contract.documents
  const { introspection, revocation, statusLists } = tokens.extensions ?? {}
  const methods = methodsOf(tokens)
  const algorithms = methods.includes('private_key_jwt') ? assertionAlgorithms : null
  const issuer = policy.tokens?.issuer
  return {
    issuer,
    token_endpoint: publicUrl + tokens.path,
    token_endpoint_auth_methods_supported: methods,
    ...signingOf('token_endpoint', algorithms),
    grant_types_supported: [
      'client_credentials',
      ...(tokens.extensions?.tokenExchange === true ? [exchangeGrant] : []),
    ],
    response_types_supported: [],
    ...bindingOf(tokens),
    ...(jwks === null ? {} : { jwks_uri: publicUrl + jwks }),
    ...(scopes === null ? {} : { scopes_supported: scopes }),
    ...(statusLists === undefined
      ? {}
      : { status_list_aggregation_endpoint: publicUrl + statusLists }),
    ...(introspection === undefined
      ? {}
      : {
          introspection_endpoint: publicUrl + introspection,
          introspection_endpoint_auth_methods_supported: [...methods, 'Bearer'],
          ...signingOf('introspection_endpoint', algorithms),
        }),
    ...(revocation === undefined
      ? {}
      : {
          revocation_endpoint: publicUrl + revocation,
          revocation_endpoint_auth_methods_supported: methods,
          ...signingOf('revocation_endpoint', algorithms),
        }),
  }
}

function methodsOf({ carriers, extensions = {} }: Tokens): readonly string[] {
  const { privateKeyJwt = false, mutualTls = false } = extensions
  return [
    ...new Set(carriers.map((carrier) => methodOfCarrier[carrier.in])),
    ...(privateKeyJwt ? ['private_key_jwt'] : []),
    ...(mutualTls ? ['tls_client_auth', 'self_signed_tls_client_auth'] : []),
  ]
}

/** What tokens can be bound to (RFC 9449 §5.1, RFC 8705 §3.3). */
function bindingOf({ extensions = {} }: Tokens): object {
  const { dpop = false, mutualTls = false } = extensions
  return {
    ...(dpop ? { dpop_signing_alg_values_supported: assertionAlgorithms } : {}),
    ...(mutualTls ? { tls_client_certificate_bound_access_tokens: true } : {}),
  }
}

function signingOf(endpoint: string, algorithms: readonly string[] | null): object {
  if (algorithms === null) return {}
  return { [`${endpoint}_auth_signing_alg_values_supported`]: algorithms }
}

/** A protected resource behind the public port. */
export interface Resource {
  /** Its identifier (RFC 9728 §1.2), which is the audience of tokens for it. */
  readonly resource: string
  /** Its path, without a slash at the end: all below it belongs to it. */
  readonly path: string
  readonly metadataPath: string
}

/**
 * The resources of an installation: every audience that is an address on the public port, and the
 * port itself. The one with the longest path comes first.
 */
export function resourcesOf({ contract, policy, publicUrl }: Described): readonly Resource[] {
  const wellKnown = contract.documents.resourceMetadata
  if (wellKnown === undefined) return []
  const { origin } = new URL(publicUrl)
  const ours = policy.audiences.filter((audience) => {
    const url = URL.parse(audience)
    return url?.origin === origin && url.search === '' && url.hash === ''
  })
  return [...new Set([...ours, publicUrl])]
    .map((resource) => {
      const path = new URL(resource).pathname.replace(/\/$/, '')
      // RFC 9728 §3.1: between the host and the path
      return { resource, path, metadataPath: wellKnown + path }
    })
    .toSorted((one, other) => other.path.length - one.path.length)
}

/** RFC 9728 §2. */
export function resourceMetadata(
  { resource }: Resource,
  { contract, policy, publicUrl }: Described,
): object {
  const { tokens, documents, resources, title } = contract
  const issuer = policy.tokens?.issuer
  const isBearer = resources.carriers.some(
    (carrier) => carrier.in === 'authorization' && carrier.scheme === 'Bearer',
  )
  return {
    resource,
    resource_name: title,
    ...(tokens === null || documents.metadata === null || issuer === undefined
      ? {}
      : { authorization_servers: [issuer] }),
    ...(policy.scopes === null ? {} : { scopes_supported: policy.scopes }),
    ...(isBearer ? { bearer_methods_supported: ['header'] } : {}),
    ...(tokens === null ? {} : bindingOf(tokens)),
    resource_documentation: `${publicUrl}/docs`,
  }
}

/** Where the metadata is of the resource that a path belongs to; null: none is published. */
export function resourceMetadataUrls(described: Described): ((path: string) => string) | null {
  const resources = resourcesOf(described)
  const { origin } = new URL(described.publicUrl)
  const last = resources.at(-1)
  if (last === undefined) return null
  return (target) => {
    const path = target.split('?', 1)[0] ?? ''
    const found = resources.find((one) => path === one.path || path.startsWith(`${one.path}/`))
    return origin + (found ?? last).metadataPath
  }
}
