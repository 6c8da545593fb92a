import type { RefusalCode } from '@countersign/core'
import type { Contract } from '../../contracts/contract.ts'
import { type Asked, ask } from '../ask.ts'
import type { Check } from '../check.ts'
import { differsFromRefusal } from '../compare.ts'
import { credentialOf, makeHolder, mint } from '../holders.ts'
import { environmentsOf, type GuardedRoute, guardedRoutes, isForProjects } from '../matrix.ts'
import { altered, carried, requestOf } from '../requests.ts'
import type { TrialService } from '../trial-service.ts'

type Provoke = (
  route: GuardedRoute,
  service: TrialService,
) => Promise<{ url: string; asked: Asked }>

interface Provocation {
  readonly occurs: (route: GuardedRoute, contract: Contract) => boolean
  readonly provoke: Provoke
}

/** Refusals of routes for credentials of projects, besides those of the matrix. */
const provocations: Readonly<Partial<Record<RefusalCode, Provocation>>> = {
  upstream_missing: {
    occurs: ({ surface }) => surface === 'resource',
    provoke: (route, service) => asGood(route, service),
  },
  user_id_missing: {
    occurs: ({ surface }, { resources }) =>
      surface === 'resource' && resources.require.headers.length > 0,
    provoke: async (route, service) => {
      const { url, asked } = await asGood(route, service)
      const [required] = service.contract.resources.require.headers
      const kept = Object.entries(asked.headers ?? {}).filter(([name]) => name !== required?.header)
      return { url, asked: { ...asked, headers: Object.fromEntries(kept) } }
    },
  },
  credential_ambiguous: {
    occurs: () => true,
    provoke: async (route, service) => {
      const { url, asked } = await asGood(route, service)
      const [[name, value] = ['', '']] = Object.entries(carried(route, 'x', service.contract))
      return { url, asked: { ...asked, headers: { ...asked.headers, [name]: [value, value] } } }
    },
  },
  credential_kind_refused: {
    occurs: (_route, { resources, tokens }) => resources.takes.length === 1 && tokens !== null,
    provoke: async (route, service) => {
      const holder = await goodHolder(route, service)
      const takesKeys = service.contract.resources.takes.includes('key')
      const credential = takesKeys ? await mint(service, holder) : holder.secret
      return requestOf(route, { credential, project: holder.project }, service)
    },
  },
  token_invalid: {
    occurs: (_route, { resources }) => resources.takes.includes('token'),
    provoke: async (route, service) => {
      const holder = await goodHolder(route, service)
      const credential = altered(await mint(service, holder))
      return requestOf(route, { credential, project: holder.project }, service)
    },
  },
  token_revoked: {
    occurs: (_route, { resources }) => resources.takes.includes('token'),
    provoke: async (route, service) => {
      const holder = await goodHolder(route, service)
      const credential = await mint(service, holder)
      await service.control(`/v1/keys/${holder.keyId}/rotate`, { json: { overlap: '0s' } })
      return requestOf(route, { credential, project: holder.project }, service)
    },
  },
  address_refused: {
    occurs: (_route, { resources }) => resources.takes.includes('key'),
    provoke: async (route, service) => {
      const { secret, project } = await goodHolder(route, service, { ip_allow: ['192.0.2.1'] })
      return requestOf(route, { credential: secret, project }, service)
    },
  },
  body_invalid: {
    occurs: ({ operation, method }) =>
      operation !== null && method !== 'GET' && method !== 'DELETE',
    provoke: async (route, service) => {
      const { url, asked } = await asGood(route, service)
      return { url, asked: { ...asked, json: { no_member_of_the_contract: true } } }
    },
  },
  object_unknown: {
    occurs: ({ operation }) => operation?.takes.key_id?.from === 'path',
    provoke: (route, service) => asGood(route, service),
  },
  secret_retired: {
    occurs: (_route, { resources }) => resources.takes.includes('key'),
    provoke: async (route, service) => {
      const holder = await goodHolder(route, service)
      await service.control(`/v1/keys/${holder.keyId}/rotate`, { json: { overlap: '0s' } })
      return requestOf(route, { credential: holder.secret, project: holder.project }, service)
    },
  },
}

export function routeRefusals(contract: Contract): readonly Check[] {
  return guardedRoutes(contract)
    .filter(isForProjects)
    .flatMap((route) =>
      Object.entries(provocations).flatMap(([name, { occurs, provoke }]) => {
        if (!occurs(route, contract)) return []
        const code = name as RefusalCode
        return {
          group: `${route.method} ${route.path}`,
          says: code,
          code,
          run: async (service: TrialService) => {
            const { url, asked } = await provoke(route, service)
            const where = { code, surface: route.surface, contract }
            return differsFromRefusal(await ask(url, asked), where)
          },
        }
      }),
    )
}

function goodHolder(route: GuardedRoute, service: TrialService, wishes: object = {}) {
  const { prefixes } = service.contract.keys.issue
  const environment = environmentsOf(route, service.contract).find(
    (one) => prefixes[one] !== undefined,
  )
  return makeHolder(service, { environment, ...wishes })
}

async function asGood(route: GuardedRoute, service: TrialService) {
  const holder = await goodHolder(route, service)
  const credential = await credentialOf(service, holder)
  return requestOf(route, { credential, project: holder.project }, service)
}
