import { composeKey, type KeyId, type RefusalCode, refusals } from '@countersign/core'
import type { Contract } from '../contracts/contract.ts'
import type { Facts } from '../contracts/shape.ts'

const keyId = 'key_0VnvZ1qGm3kTs9xR'
const projectId = 'prj_0VnvYx2Kd8WqLm4T'
const clientId = 'client_0VnvZ7pQr5NcHf2B'
const createdAt = Date.UTC(2026, 0, 15, 9, 30)
const expiresAt = Date.UTC(2026, 3, 15, 9, 30)

/** A key of the contract's form which nobody has. */
export function sampleKey(contract: Contract, environment: 'live' | 'test'): string {
  const { issue } = contract.keys
  const pattern = '7kX9mP2nQ4rT6vW8yB0cD3fG5hJ1sL'
  const secret = pattern.repeat(9).slice(0, issue.find.secretLength)
  return composeKey(
    issue,
    { environment, id: keyId as KeyId, secret },
    {
      sha256: () => Uint8Array.from({ length: 32 }, (_, place) => place * 37),
      macKeys: () => 'sample',
    },
  )
}

/** The scopes that the samples ask for: those that the page names, that are declared, or that endpoints ask. */
export function sampleScopes({
  rights,
  resources,
  page,
}: Pick<Contract, 'rights' | 'resources' | 'page'>): readonly string[] {
  const named = page.samples?.scopes
  if (Array.isArray(named)) return named as readonly string[]
  if (rights.scopes !== 'open') return rights.scopes.slice(0, 2).map(({ scope }) => scope)
  const asked = [...new Set(resources.routes.flatMap(({ scopes = [] }) => scopes))]
  return asked.length === 0 ? ['orders:read', 'orders:write'] : asked
}

/** The tier of which the samples speak; null where the contract has none. */
export function sampleTier({ limits, page }: Pick<Contract, 'limits' | 'page'>): string | null {
  const named = page.samples?.tier
  return typeof named === 'string' ? named : (Object.keys(limits.tiers)[0] ?? null)
}

/** What the replies on the page are filled with. */
export function sampleFacts(contract: Contract, besides: Facts = {}): Facts {
  const { tokens, resources } = contract
  const key = sampleKey(contract, 'live')
  const one: Facts = {
    access_token: tokens === null ? null : `${encodedHeader(contract)}…`,
    audiences: null,
    capabilities: [...new Set(resources.routes.flatMap((route) => route.capabilities ?? []))],
    client_id: resources.takes[0] === 'key' ? null : clientId,
    client_name: 'Back office',
    contact: 'api@acme.example',
    created_at: createdAt,
    credential_kind: resources.takes[0] ?? 'key',
    environment: 'live',
    expires_at: expiresAt,
    expires_in: tokens?.profile.lifetimeSeconds ?? null,
    is_active: true,
    key_id: keyId,
    key_name: 'Production',
    key_prefix: key.slice(0, contract.keys.issue.displayLength),
    last_used_at: createdAt,
    level: 'project',
    metadata: {},
    owner_email: 'api@acme.example',
    owner_id: projectId,
    owner_name: 'Acme',
    permissions: [],
    product_id: 'prd_0VnvZ9sTt7PdJg4D',
    product_name: 'Standard',
    product_slug: 'standard',
    project_id: projectId,
    project_name: 'Acme',
    project_slug: 'acme',
    revoked_at: null,
    scopes: sampleScopes(contract),
    secret: key,
    subscribed: true,
    tier: sampleTier(contract),
    ...contract.page.samples,
    ...besides,
  }
  return { ...one, keys: [one], clients: [one], projects: [one], products: [one] }
}

/** What the reply to a refusal is filled with. */
export function refusalFacts(code: RefusalCode): Facts {
  return {
    refusal_code: code,
    refusal_status: refusals[code].status,
    refusal_text: refusals[code].says,
    refusal_member: null,
    request_id: 'req_5f0c2a7d9e1b4c68a3d5f7e90b1c2d3e',
    retry_after_seconds: 17,
    reset_at: createdAt,
  }
}

function encodedHeader({ tokens }: Contract): string {
  if (tokens === null) return ''
  const { algorithm, header } = tokens.profile
  const text = JSON.stringify({ alg: algorithm, typ: header.typ })
  return Buffer.from(text).toString('base64url').slice(0, 20)
}
