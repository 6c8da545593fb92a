import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { composeKey, type KeyId } from '@countersign/core'
import type { Contract } from '../../../packages/server/src/contracts/contract.ts'
import { sha256 } from '../../../packages/server/src/engine/random.ts'
import { createRootSecret } from '../../../packages/server/src/engine/root-secret.ts'
import type { Cause, GuardedRoute } from '../../../packages/server/src/trial/matrix.ts'
import { type Asked, ask, type Control, newProject } from '../../service/api.ts'
import { contractSecrets, fromElsewhere } from '../../service/contracts.ts'
import type { TestService } from '../../service/service.ts'

/** What a caller of the contract holds. */
export interface Holder {
  readonly project: string
  readonly keyId: string
  /** What the token endpoint wants to be called by. */
  readonly clientId: string
  readonly secret: string
  /** What the resources take. */
  readonly credential: string
}

/** Makes holders, and sends what is wrong with a request. */
export function matrixWorld(contract: Contract, service: TestService, control: Control) {
  const { tokens, resources, rights } = contract
  const routeScopes = resources.routes.flatMap(({ scopes = [] }) => scopes)
  const spare = rights.scopes === 'open' ? 'spare:read' : (rights.scopes.at(-1)?.scope ?? '')
  const scopes = [...new Set([...routeScopes, spare])]
  const capabilities = resources.routes.flatMap((route) => route.capabilities ?? [])
  let made = 0

  const post = async (path: string, json: object) => {
    const { status, body, text } = await control(path, { json })
    if (status > 299) throw new Error(text)
    return body
  }
  const projectWith = async (sold: readonly string[]) => {
    const project = await newProject(control)
    if (!rights.products) return project
    made++
    const slug = `sold-${String(made)}`
    await post('/v1/products', { slug, name: 'All', scopes, capabilities: sold })
    await post(`/v1/projects/${project}/subscriptions`, { product: slug })
    return project
  }
  const tokenRequest = (holder: Pick<Holder, 'clientId' | 'secret'>, scope?: string): Asked => {
    if (tokens === null) throw new Error('no tokens')
    const { parameters, carriers, encodings, clientId } = tokens
    const body = carriers.find((carrier) => carrier.in === 'body')
    const members = {
      ...(parameters.grantType !== null && { [parameters.grantType]: 'client_credentials' }),
      ...(clientId === 'required' && { [parameters.clientId]: holder.clientId }),
      ...(body !== undefined && { [body.member]: holder.secret }),
      ...(scope !== undefined && parameters.scope !== null && { [parameters.scope]: scope }),
    }
    return encodings.includes('form') ? { form: members } : { json: members }
  }
  const askToken = (asked: Asked) =>
    ask(service.publicUrl + (tokens?.path ?? ''), {
      method: 'POST',
      ...asked,
      headers: { ...fromElsewhere(), ...asked.headers },
    })

  const makeHolder = async (wishes: object = {}, sold = capabilities): Promise<Holder> => {
    const project = await projectWith(sold)
    const path = `/v1/projects/${project}/${tokens?.clientId === 'required' ? 'clients' : 'keys'}`
    const { key, client, secret } = await post(path, { name: 'holder', ...wishes })
    const held = { project: String(key.project_id), keyId: String(key.id), secret: String(secret) }
    const clientId = String(client?.client_id ?? key.id)
    if (resources.takes.includes('key')) return { ...held, clientId, credential: held.secret }
    const { status, body, text } = await askToken(tokenRequest({ clientId, secret: held.secret }))
    if (status !== 200) throw new Error(text)
    return { ...held, clientId, credential: body.access_token ?? body.accessToken }
  }

  /** A request for the route as its contract wants it, with this credential. */
  const requestOf = (
    { method, path, operation }: GuardedRoute,
    credential: string | null,
    project: string,
  ): { readonly url: string; readonly asked: Asked } => {
    const [carrier] = resources.carriers
    const header =
      operation?.caller.by === 'secret'
        ? { [operation.caller.header]: credential ?? '' }
        : carrier?.in === 'header'
          ? { [carrier.header]: credential ?? '' }
          : { authorization: credential === null ? '' : `Bearer ${credential}` }
    const filled = path
      .replace('{workspace_id}', project)
      .replaceAll(/\{\w+\}/g, 'key_0000000000000000')
    const besides = resources.require.headers.map((one) => [one.header, 'user_1'])
    const headers = { ...header, ...(Object.fromEntries(besides) as Record<string, string>) }
    return { url: service.publicUrl + filled, asked: { method, headers } }
  }
  return { makeHolder, requestOf, tokenRequest, askToken, spare, control }
}

export type MatrixWorld = ReturnType<typeof matrixWorld>

/** One altered character of the secret part: of the MAC, or of the signature. */
export function altered(credential: string): string {
  const place = credential.length - 8
  const other = credential[place] === 'A' ? 'B' : 'A'
  return credential.slice(0, place) + other + credential.slice(place + 1)
}

/** Well-formed, with the right MAC where there is one, and a key that nobody has. */
export function unknownKey({ keys: { issue } }: Contract, { directory }: TestService): string {
  const root = createRootSecret(readFileSync(join(directory, 'root-secret'), 'utf8').trim())
  const id = 'key_0000000000000000' as KeyId
  const secret = 'Z'.repeat(issue.find.secretLength)
  const crypto = { sha256, macKeys: root.macKeys }
  return composeKey(issue, { environment: 'live', id, secret }, crypto)
}

export const wrongBodies: Readonly<Partial<Record<Cause, Asked>>> = {
  'body malformed': { raw: '{"a":', headers: { 'content-type': 'application/json' } },
  'wrong content type': { raw: '<a/>', headers: { 'content-type': 'text/xml' } },
}

export const adminKey = contractSecrets.ADMIN_MASTER_KEY
