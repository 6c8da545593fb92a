import type { Contract } from '../../contracts/contract.ts'
import { ask } from '../ask.ts'
import { type Check, firstOf } from '../check.ts'
import { differsFromRefusal } from '../compare.ts'
import { type Holder, makeHolder, mint } from '../holders.ts'
import { guardedRoutes, isForProjects } from '../matrix.ts'
import { requestOf, tokenRequest, tokenUrl } from '../requests.ts'
import type { TrialService } from '../trial-service.ts'

/** Keys look as declared, are shown once, and end when they are told to. */
export function keyChecks(contract: Contract): readonly Check[] {
  const { issue } = contract.keys
  const group = 'keys'
  return [
    ...Object.entries(issue.prefixes).map(([environment, prefix]) => ({
      group,
      says: `${environment} keys begin with ${prefix}, and ${issue.displayLength} characters are shown`,
      run: (service: TrialService) => looksAsDeclared(environment, prefix, service),
    })),
    { group, says: 'a secret is shown once', run: shownOnce },
    { group, says: 'rotated: both secrets live for the overlap, then the new one', run: rotates },
    ...(contract.resources.takes.includes('token')
      ? [{ group, says: 'a key that is revoked takes its tokens along', run: killsTokens }]
      : []),
  ]
}

/** A random part of base62, of the declared length at least. */
async function looksAsDeclared(environment: string, prefix: string, service: TrialService) {
  const { find, displayLength } = service.contract.keys.issue
  const { secret, keyId } = await makeHolder(service, { environment }, { asClient: false })
  const shown = (await service.control(`/v1/keys/${keyId}`))['key_prefix']
  const form = new RegExp(`^${RegExp.escape(prefix)}[0-9A-Za-z]{${find.secretLength},}$`)
  const version = find.by === 'id' ? find.version : ''
  return firstOf(
    form.test(secret) ? null : 'the key has another prefix, length or alphabet',
    secret.startsWith(prefix + version) ? null : `no version ${version} after the prefix`,
    find.by === 'digest' && secret.length !== prefix.length + find.secretLength
      ? `${secret.length} characters, expected ${prefix.length + find.secretLength}`
      : null,
    shown === secret.slice(0, displayLength) ? null : 'key_prefix is not how the key begins',
  )
}

async function shownOnce(service: TrialService): Promise<string | null> {
  const { secret, project, keyId } = await makeHolder(service)
  const places = [`/v1/keys/${keyId}`, `/v1/projects/${project}/keys`, '/v1/audit']
  for (const place of places) {
    const text = JSON.stringify(await service.control(place))
    if (text.includes(secret)) return `${place} shows it again`
  }
  return null
}

async function rotates(service: TrialService): Promise<string | null> {
  const holder = await makeHolder(service)
  const rotated = (overlap: string) =>
    service.control(`/v1/keys/${holder.keyId}/rotate`, { json: { overlap } })
  const next = { ...holder, secret: String((await rotated('1h'))['secret']) }
  for (const [which, one] of [
    ['old', holder],
    ['new', next],
  ] as const) {
    if (!(await passes(one, service))) return `the ${which} secret is refused within the overlap`
  }
  const last = { ...holder, secret: String((await rotated('0s'))['secret']) }
  if (await passes(next, service)) return 'an old secret passes without an overlap'
  return (await passes(last, service)) ? null : 'the newest secret is refused'
}

/** By the verification of the control API, or at the token endpoint where keys are taken there alone. */
async function passes({ secret, clientId }: Holder, service: TrialService): Promise<boolean> {
  const { contract, control } = service
  if (contract.resources.takes.includes('key')) {
    return (await control('/v1/verify', { json: { credential: secret } }))['valid'] === true
  }
  const reply = await ask(tokenUrl(service), tokenRequest(contract, { secret, clientId }))
  return reply.status === contract.tokens?.reply.status
}

async function killsTokens(service: TrialService): Promise<string | null> {
  const { control, contract } = service
  const holder = await makeHolder(service)
  const credential = await mint(service, holder)
  const verified = async () => (await control('/v1/verify', { json: { credential } }))['code']
  const before = await verified()
  if (before !== 'valid') return `the token is ${String(before)} before`
  await control(`/v1/keys/${holder.keyId}/revoke`, { json: {} })
  if ((await verified()) === 'valid') return 'the token is valid after it'
  const route = guardedRoutes(contract).find(isForProjects)
  if (route === undefined) return null
  const asked = requestOf(route, { credential, project: holder.project }, service)
  const reply = await ask(asked.url, asked.asked)
  const where = { code: 'key_revoked', surface: route.surface, contract } as const
  return differsFromRefusal(reply, where)
}
