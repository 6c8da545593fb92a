import type { Environment } from '@countersign/core'
import type { Contract } from '../../contracts/contract.ts'
import { type Asked, ask } from '../ask.ts'
import type { Check } from '../check.ts'
import { differsFromRefusal } from '../compare.ts'
import { credentialOf, type Holder, makeHolder, makeServerKey, scopesOf } from '../holders.ts'
import {
  type Cause,
  causes,
  environmentsOf,
  expectedCode,
  type GuardedRoute,
  guardedRoutes,
} from '../matrix.ts'
import { altered, requestOf, tokenRequest, tokenUrl, unknownKey } from '../requests.ts'
import type { TrialService } from '../trial-service.ts'
import { canBeSentOut, replyAtLimit, tierToSpend } from './limit-reached.ts'

/** Every cause of a refusal on every route, where it can occur. */
export function refusalsOnRoutes(contract: Contract): readonly Check[] {
  return guardedRoutes(contract).flatMap((route) =>
    causes.flatMap((cause) => {
      const code = expectedCode(cause, route, contract)
      if (code === null || !canBeMade(cause, route, contract)) return []
      return {
        group: `${route.method} ${route.path}`,
        says: `${cause}: ${code}`,
        code,
        run: async (service: TrialService) => {
          const reply = await replyTo(cause, route, service)
          return differsFromRefusal(reply, { code, contract, surface: route.surface })
        },
      }
    }),
  )
}

async function replyTo(cause: Cause, route: GuardedRoute, service: TrialService) {
  if (cause === 'limit reached') return replyAtLimit(route, service)
  const { url, asked } = await provoked(cause, route, service)
  return ask(url, asked)
}

/** Narrowing takes another scope than the one that is asked for; a limit, one that can be reached. */
function canBeMade(cause: Cause, { resource, path }: GuardedRoute, contract: Contract): boolean {
  if (cause === 'limit reached') {
    const ofPath = contract.limits.perAddress.find((one) => one.path === path)
    return ofPath === undefined ? tierToSpend(contract) !== undefined : canBeSentOut(ofPath)
  }
  if (cause !== 'scope missing') return true
  const asked = resource?.scopes ?? []
  const others = scopesOf(contract).filter((scope) => !asked.includes(scope))
  return resource === null ? others.length > 1 : others.length > 0
}

const wrongBodies: Readonly<Partial<Record<Cause, Asked>>> = {
  'body malformed': { raw: '{"a":', headers: { 'content-type': 'application/json' } },
  'wrong content type': { raw: '<a/>', headers: { 'content-type': 'text/xml' } },
}

async function provoked(
  cause: Cause,
  route: GuardedRoute,
  service: TrialService,
): Promise<{ readonly url: string; readonly asked: Asked }> {
  const { url, asked } =
    route.surface === 'token'
      ? { url: tokenUrl(service), asked: await atTokenEndpoint(cause, service) }
      : await atRoute(cause, route, service)
  const spoilt = wrongBodies[cause]
  if (spoilt === undefined) return { url, asked }
  return {
    url,
    asked: {
      method: asked.method ?? 'POST',
      ...spoilt,
      headers: { ...asked.headers, ...spoilt.headers },
    },
  }
}

async function atRoute(cause: Cause, route: GuardedRoute, service: TrialService) {
  const bySecret = route.operation?.caller.by === 'secret'
  const holder = await holderFor(cause, route, service)
  const right = bySecret
    ? service.secrets.ADMIN_MASTER_KEY
    : isForServers(route) !== (cause === 'wrong level')
      ? await makeServerKey(service, everyPermission)
      : await credentialOf(service, holder)
  await spoil(cause, holder, service)
  const shown: Readonly<Partial<Record<Cause, string | null>>> = {
    'no credential': null,
    'wrong carrier': null,
    malformed: bySecret ? 'x' : 'not-a-credential',
    forged: altered(right),
    unknown: bySecret ? 'another-secret-altogether' : unknownKey(service),
  }
  const other = cause === 'other tenant' ? await makeHolder(service) : holder
  const credential = cause in shown ? (shown[cause] ?? null) : right
  const { url, asked } = requestOf(route, { credential, project: other.project }, service)
  if (cause !== 'wrong carrier') return { url, asked }
  const elsewhere = { 'x-trial-credential': right, cookie: `key=${right}` }
  return {
    url: `${url}?access_token=${right}`,
    asked: { ...asked, headers: { ...asked.headers, ...elsewhere } },
  }
}

const everyPermission = ['verify', 'projects.read', 'projects.write', 'keys.read', 'keys.write']

function isForServers({ operation, resource }: GuardedRoute): boolean {
  const levels = operation?.caller.by === 'credential' ? operation.caller.levels : resource?.levels
  return levels?.includes('project') === false
}

function holderFor(cause: Cause, route: GuardedRoute, service: TrialService): Promise<Holder> {
  const { contract } = service
  const environment = environmentFor(cause, route, contract)
  const asked = route.resource?.scopes ?? []
  const others = scopesOf(contract).filter((scope) => !asked.includes(scope))
  const wishes = {
    ...(contract.keys.issue.prefixes.test !== undefined && { environment }),
    ...(cause === 'scope missing' && { scopes: others.slice(0, 1) }),
  }
  return makeHolder(service, wishes, { isCapable: cause !== 'capability missing' })
}

/** One that the route lets in, or the other. */
function environmentFor(cause: Cause, route: GuardedRoute, contract: Contract): Environment {
  const letIn = environmentsOf(route, contract)
  const isLive = letIn.includes('live') && contract.keys.issue.prefixes.live !== undefined
  return isLive === (cause !== 'other environment') ? 'live' : 'test'
}

/** What becomes of a key between its making and the request. */
async function spoil(cause: Cause, holder: Holder, { control }: TrialService): Promise<void> {
  const path = `/v1/keys/${holder.keyId}`
  if (cause === 'deactivated') await control(path, { method: 'PATCH', json: { is_active: false } })
  if (cause === 'revoked') await control(`${path}/revoke`, { json: {} })
  if (cause === 'project inactive') {
    const project = `/v1/projects/${holder.project}`
    await control(project, { method: 'PATCH', json: { is_active: false } })
  }
  if (cause !== 'expired') return
  await control(path, { method: 'PATCH', json: { expires_in: '1s' } })
  await new Promise((passed) => setTimeout(passed, 1_100))
}

async function atTokenEndpoint(cause: Cause, service: TrialService): Promise<Asked> {
  const { contract } = service
  const [first = '', second = ''] = scopesOf(contract)
  const wishes = cause === 'scope missing' ? { scopes: [first] } : {}
  const holder = await makeHolder(service, wishes)
  await spoil(cause, holder, service)
  const secrets: Readonly<Partial<Record<Cause, string>>> = {
    'no credential': '',
    'wrong carrier': '',
    malformed: 'x',
    forged: altered(holder.secret),
    unknown: unknownKey(service),
  }
  const secret =
    cause === 'wrong level' ? await makeServerKey(service, everyPermission) : holder.secret
  const other = cause === 'other tenant' ? await makeHolder(service) : holder
  const scope = contract.tokens?.parameters.scope ?? null
  const more = cause === 'scope missing' && scope !== null ? { [scope]: second } : {}
  const held = { clientId: other.clientId, secret: secrets[cause] ?? secret }
  const asked = tokenRequest(contract, held, more)
  if (cause !== 'wrong carrier') return asked
  const elsewhere = { 'x-trial-credential': holder.secret, cookie: `key=${holder.secret}` }
  return { ...asked, headers: { ...asked.headers, ...elsewhere } }
}
