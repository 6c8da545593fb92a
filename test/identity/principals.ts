import fc from 'fast-check'
import type {
  ClientId,
  KeyId,
  Principal,
  ProjectId,
  UnixMillis,
} from '../../packages/core/src/index.ts'

/** A principal as a judgement gives it; members of the test's choice instead. */
export function principalWith(more: Partial<Principal> = {}): Principal {
  return {
    kind: 'key',
    level: 'project',
    project: { id: 'prj_1' as ProjectId, slug: 'acme', name: 'Acme', contact: null },
    clientId: null,
    keyId: 'key_1' as KeyId,
    keyName: 'ci',
    generation: 1,
    environment: 'live',
    scopes: ['orders.read'],
    capabilities: ['indexer.blocks'],
    tier: 'standard',
    permissions: [],
    metadata: {},
    expiresAt: null,
    ...more,
  }
}

const texts = fc.array(fc.string({ maxLength: 20 }), { maxLength: 4 })

/** Principals of all kinds, texts of any characters among them. */
export const principals: fc.Arbitrary<Principal> = fc
  .record({
    isServer: fc.boolean(),
    slug: fc.string({ unit: 'grapheme', maxLength: 20 }),
    clientId: fc.option(fc.string({ minLength: 1, maxLength: 20 })),
    generation: fc.nat(),
    environment: fc.constantFrom('live' as const, 'test' as const),
    scopes: fc.option(texts),
    capabilities: texts,
    tier: fc.option(fc.string({ maxLength: 10 })),
  })
  .map(({ isServer, slug, clientId, ...more }) =>
    principalWith({
      ...more,
      level: isServer ? 'server' : 'project',
      project: isServer ? null : { id: 'prj_2' as ProjectId, slug, name: slug, contact: null },
      clientId: clientId as ClientId | null,
    }),
  )

/** Instants of the next centuries. */
export const instants = fc
  .integer({ min: Date.UTC(2026, 0), max: Date.UTC(2300, 0) })
  .map((at) => at as UnixMillis)
