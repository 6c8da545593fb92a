import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Control, controlOf, type NewKey, newKey } from '../../service/api.ts'
import { startTestService, type TestService } from '../../service/service.ts'
import { usageOf } from '../../usage/sums.ts'
import { type HostileUpstream, startHostileUpstream } from './hostile-upstream.ts'
import type { Struck } from './strike.ts'

/** What a caller needs for a path of the gateway: a scope, or nothing at all. */
export interface Rule {
  readonly path: string
  readonly scope: string | null
}

/** The narrower rules stand within wider ones, as their spellings are to be taken for the wider. */
export const rules: readonly Rule[] = [
  { path: '/files/*', scope: 'files' },
  { path: '/files/secret', scope: 'secret' },
  { path: '/files/secret/*', scope: 'secret' },
  { path: '/users/{user}', scope: 'files' },
  { path: '/users/root', scope: 'secret' },
  { path: '/public/*', scope: null },
  { path: '/public/admin/*', scope: 'secret' },
]

/** How long the gateway waits for the upstream of these tests. */
const timeouts = { connectTimeoutMs: 1_000, headersTimeoutMs: 1_000, idleTimeoutMs: 1_000 }

/** A gateway before a hostile upstream, and a caller who has the scope `files` alone. */
export interface World {
  readonly service: TestService
  readonly control: Control
  readonly upstream: HostileUpstream
  readonly caller: NewKey
  /** One with the same rights, who attacks nobody. */
  readonly bystander: NewKey
  /** How many requests of a key were let in. */
  readonly authorized: (key: NewKey) => Promise<number>
  readonly remove: () => Promise<void>
}

export async function startWorld(databaseUrl: string | null): Promise<World> {
  const upstream = await startHostileUpstream()
  const directory = mkdtempSync(join(tmpdir(), 'countersign-gateway-'))
  const CONTRACT = join(directory, 'countersign.config.ts')
  writeFileSync(CONTRACT, configuration(upstream.origin))
  const service = await startTestService({ databaseUrl, environment: { CONTRACT } })
  const control = controlOf(service)
  return {
    service,
    control,
    upstream,
    caller: await newKey(control, { scopes: ['files'] }),
    bystander: await newKey(control, { scopes: ['files'] }),
    authorized: async ({ key }) => {
      const [sum] = await usageOf(control, `key=${String(key.id)}`)
      return Number(sum?.['accepted'] ?? 0)
    },
    remove: async () => {
      await service.remove()
      await upstream.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** What an attack by the caller meets there. */
export function struckIn({ service, upstream, caller, bystander, authorized }: World): Struck {
  return {
    url: service.publicUrl,
    upstream,
    authorized: () => authorized(caller),
    proof: (nonce) => proofOf(caller, nonce),
    plainProof: (nonce) => proofOf(bystander, nonce),
  }
}

function proofOf({ secret }: NewKey, nonce: string): string {
  return `Authorization: Bearer ${secret}\r\nX-Nonce: ${nonce}\r\n`
}

function configuration(origin: string): string {
  const routes = rules.map(({ path, scope }) => ({
    methods: 'all',
    path,
    upstream: 'files',
    ...(scope === null ? { open: true } : { scopes: [scope] }),
  }))
  const gateway = { upstreams: { files: { targets: [origin], ...timeouts } }, routes }
  return [
    "export { native as default } from 'countersign/contract'",
    `export const gateway = ${JSON.stringify(gateway)}`,
  ].join('\n')
}
