import type { Contract } from '../contracts/contract.ts'
import type { Answered } from './ask.ts'
import { ask } from './ask.ts'
import { tokenRequest, tokenUrl } from './requests.ts'
import type { TrialService } from './trial-service.ts'

/** Who calls: a project, and one key of it. */
export interface Holder {
  readonly project: string
  readonly keyId: string
  /** What the token endpoint is called by. */
  readonly clientId: string
  readonly secret: string
}

/** A scope that no route asks for, where any scope will do. */
const spare = 'trial:spare'

/** Every scope that a key may have: those that are declared, or those that routes ask for and one besides. */
export function scopesOf({ rights, resources }: Contract): readonly string[] {
  if (rights.scopes !== 'open') return rights.scopes.map(({ scope }) => scope)
  return [...new Set([...resources.routes.flatMap(({ scopes = [] }) => scopes), spare])]
}

let made = 0

/** A project with everything that is sold, but for these capabilities, and a key of it. */
export async function makeHolder(
  { contract, control }: TrialService,
  wishes: object = {},
  { isCapable = true, asClient = contract.tokens?.clientId === 'required' } = {},
): Promise<Holder> {
  made++
  const slug = `trial-${made}`
  const project = await control('/v1/projects', { json: { slug, name: 'Trial' } })
  const { routes } = contract.resources
  const capabilities = isCapable ? routes.flatMap((route) => route.capabilities ?? []) : []
  if (contract.rights.products) {
    const sold = { slug, name: 'Trial', scopes: scopesOf(contract), capabilities }
    await control('/v1/products', { json: sold })
    await control(`/v1/projects/${slug}/subscriptions`, { json: { product: slug } })
  }
  const path = `/v1/projects/${slug}/${asClient ? 'clients' : 'keys'}`
  const created = await control(path, { json: { name: 'trial', ...wishes } })
  const key = created['key'] as { readonly id: string }
  const client = created['client'] as { readonly client_id: string } | undefined
  return {
    project: String(project['id']),
    keyId: key.id,
    clientId: client?.client_id ?? key.id,
    secret: String(created['secret']),
  }
}

/** A key of the server level that may do what operations ask for. */
export async function makeServerKey(
  { control }: TrialService,
  permissions: readonly string[],
): Promise<string> {
  return String((await control('/v1/server-keys', { json: { permissions } }))['secret'])
}

export async function mint(service: TrialService, holder: Holder): Promise<string> {
  const reply = await ask(tokenUrl(service), tokenRequest(service.contract, holder))
  const token = tokenIn(reply)
  if (token === null) throw new Error(`no token: ${reply.status} ${reply.text}`)
  return token
}

/** The token of a reply, whatever the contract calls it. */
export function tokenIn({ text }: Answered): string | null {
  return /"(eyJ[\w-]+\.[\w-]+\.[\w-]+)"/.exec(text)?.[1] ?? null
}

/** What a resource takes of a holder: the key itself, or a token where only those are taken. */
export async function credentialOf(service: TrialService, holder: Holder): Promise<string> {
  const { takes } = service.contract.resources
  return takes.includes('key') ? holder.secret : mint(service, holder)
}
