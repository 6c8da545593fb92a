import { compactVerify, createLocalJWKSet, type JSONWebKeySet } from 'jose'
import type { Contract, Tokens } from '../../contracts/contract.ts'
import { type Answered, ask } from '../ask.ts'
import { type Check, firstOf } from '../check.ts'
import { differsFromReply } from '../compare.ts'
import { makeHolder, mint, tokenIn } from '../holders.ts'
import { basicOf, fromElsewhere, tokenRequest, tokenUrl } from '../requests.ts'
import type { TrialService } from '../trial-service.ts'

const group = 'tokens'

/** Tokens are answered, signed and published as the profile says. */
export function tokenChecks({ tokens, documents }: Contract): readonly Check[] {
  if (tokens === null) return []
  const { profile } = tokens
  return [
    { group, says: `the reply of ${tokens.path}`, run: repliesAsDeclared },
    ...tokens.carriers.map((carrier) => ({
      group,
      says: carrier.in === 'basic' ? 'the secret by Basic' : `the secret in ${carrier.member}`,
      run: (service: TrialService) => isTakenIn(carrier, service),
    })),
    {
      group,
      says: `${profile.algorithm}, and a header of ${profile.header.kid ? 'alg, typ and kid' : 'alg and typ'} alone`,
      run: (service) => headerDiffers(service, profile),
    },
    {
      group,
      says: `claims ${Object.keys(profile.claims).join(', ')} and no others, ${profile.lifetimeSeconds} s of life`,
      run: (service) => claimsDiffer(service, profile),
    },
    {
      group,
      says: documents.jwks === null ? 'signed as declared' : `signed by a key of ${documents.jwks}`,
      run: signatureDiffers,
    },
    ...(documents.metadata === null
      ? []
      : [{ group, says: `metadata at ${documents.metadata}`, run: metadataDiffers }]),
  ]
}

async function repliesAsDeclared(service: TrialService): Promise<string | null> {
  const { contract } = service
  if (contract.tokens === null) return null
  const { reply, profile } = contract.tokens
  const holder = await makeHolder(service)
  const answered = await ask(tokenUrl(service), tokenRequest(contract, holder))
  const lifetime = { expires_in: profile.lifetimeSeconds }
  return firstOf(
    differsFromReply(answered, reply, lifetime),
    tokenIn(answered) === null ? 'there is no token in it' : null,
    isKept(answered) ? 'a cache may keep it' : null,
  )
}

function isKept({ headers }: Answered): boolean {
  return !String(headers['cache-control']).includes('no-store')
}

async function isTakenIn(carrier: Tokens['carriers'][number], service: TrialService) {
  const { contract } = service
  const { tokens } = contract
  if (tokens === null) return null
  const holder = await makeHolder(service)
  const { secret, clientId } = holder
  const { json: given } = tokenRequest(jsonOnly(contract), { clientId, secret: '' })
  const inBody = carrier.in === 'body' ? { [carrier.member]: secret } : {}
  const members = { ...(given as Record<string, string>), ...inBody }
  const emptied = Object.fromEntries(Object.entries(members).filter(([, value]) => value !== ''))
  const basic = carrier.in === 'basic' ? { authorization: basicOf(clientId, secret) } : {}
  const sent = tokens.encodings.includes('form') ? { form: emptied } : { json: emptied }
  const asked = { method: 'POST', ...sent, headers: { ...fromElsewhere(), ...basic } }
  return differsFromReply(await ask(tokenUrl(service), asked), tokens.reply)
}

/** The same request, whose members can be read. */
function jsonOnly(contract: Contract): Contract {
  const { tokens } = contract
  return tokens === null ? contract : { ...contract, tokens: { ...tokens, encodings: ['json'] } }
}

type Profile = Tokens['profile']

async function headerDiffers(service: TrialService, { algorithm, header }: Profile) {
  const token = await mint(service, await makeHolder(service))
  const { kid, ...others } = partOf(token, 0)
  const expected = { alg: algorithm, typ: header.typ }
  return firstOf(
    (kid !== undefined) === header.kid ? null : `kid is ${String(kid)}`,
    JSON.stringify(sorted(others)) === JSON.stringify(sorted(expected))
      ? null
      : `the header is ${JSON.stringify(others)}, expected ${JSON.stringify(expected)}`,
  )
}

/** A claim that has nothing to say is left out. */
const mayBeAbsent = ['client_id', 'project_id', 'scope_string', 'scope_array', 'tier']

async function claimsDiffer(service: TrialService, { claims, lifetimeSeconds }: Profile) {
  const claimed = partOf(await mint(service, await makeHolder(service)), 1)
  const of = (source: string) =>
    claimed[Object.entries(claims).find(([, held]) => held === source)?.[0] ?? '']
  const surplus = Object.keys(claimed).filter((name) => !(name in claims))
  const missing = Object.entries(claims).filter(
    ([name, source]) => !(name in claimed) && !mayBeAbsent.includes(source),
  )
  const lives = Number(of('expires_at')) - Number(of('issued_at'))
  const { issuer } = service.contract.tokens ?? {}
  const from = typeof issuer === 'object' ? issuer.named : service.issuer
  return firstOf(
    surplus.length === 0 ? null : `${surplus.join(', ')} is no claim of the contract`,
    missing.length === 0 ? null : `${missing.map(([name]) => name).join(', ')} is absent`,
    lives === lifetimeSeconds ? null : `it lives ${lives} s`,
    of('issuer') === from ? null : `the issuer is ${String(of('issuer'))}, expected ${from}`,
  )
}

async function signatureDiffers(service: TrialService): Promise<string | null> {
  const { contract, publicUrl, secrets } = service
  const token = await mint(service, await makeHolder(service))
  const { jwks } = contract.documents
  const algorithms = [contract.tokens?.profile.algorithm ?? '']
  try {
    if (algorithms[0] === 'HS256') {
      await compactVerify(token, new TextEncoder().encode(secrets.JWT_SECRET), { algorithms })
    } else if (jwks !== null) {
      const { body } = await ask(publicUrl + jwks)
      await compactVerify(token, createLocalJWKSet(body as JSONWebKeySet), { algorithms })
    }
    return null
  } catch (error) {
    return `the signature does not hold: ${(error as Error).message}`
  }
}

async function metadataDiffers({ contract, publicUrl }: TrialService): Promise<string | null> {
  const { status, body } = await ask(publicUrl + (contract.documents.metadata ?? ''))
  const endpoint = String((body as Record<string, unknown> | undefined)?.['token_endpoint'])
  if (status !== 200) return `status ${status}, expected 200`
  const path = contract.tokens?.path ?? ''
  return endpoint.endsWith(path) ? null : `token_endpoint is ${endpoint}, expected …${path}`
}

function partOf(token: string, part: 0 | 1): Record<string, unknown> {
  const text = Buffer.from(token.split('.')[part] ?? '', 'base64url').toString()
  return JSON.parse(text) as Record<string, unknown>
}

function sorted(members: Record<string, unknown>): unknown {
  return Object.entries(members).toSorted(([one], [other]) => (one < other ? -1 : 1))
}
