import type { Contract } from '../../packages/server/src/contracts/contract.ts'
import { sampleScopes } from '../../packages/server/src/page/sample-facts.ts'
import { ask, type Control, controlOf, newProject } from '../service/api.ts'
import { contractSecrets, fromElsewhere } from '../service/contracts.ts'
import type { TestService } from '../service/service.ts'
import type { Values } from './bound.ts'

/**
 * Makes readers of a page: each has objects of its own, so that one who revokes or deletes what the
 * page shows how to delete is in nobody's way.
 */
export function readersOf(contract: Contract, service: TestService) {
  const control = controlOf(service)
  const post = async (path: string, json: object) => {
    const { status, body, text } = await control(path, { json })
    if (status !== 201) throw new Error(`${path}: ${text}`)
    return body
  }
  const selling = contract.rights.products ? sell(contract, post) : Promise.resolve(null)

  return async (): Promise<Values> => {
    const product = await selling
    const project = await newProject(control)
    if (product !== null) await post(`/v1/projects/${project}/subscriptions`, { product })
    const scopes = sampleScopes(contract)
    const { key, secret } = await post(`/v1/projects/${project}/keys`, { name: 'own', scopes })
    const made = await post(`/v1/projects/${project}/clients`, { name: 'own', scopes })
    const emptied = await emptyProject(control)
    const values = {
      YOUR_API_KEY: String(secret),
      YOUR_KEY_ID: String(key.id),
      YOUR_CLIENT_ID: String(made.client.client_id),
      YOUR_CLIENT_SECRET: String(made.secret),
      YOUR_SERVER_KEY: String((await post('/v1/server-keys', everything)).secret),
      YOUR_ADMIN_KEY: contractSecrets.ADMIN_MASTER_KEY,
      YOUR_WORKSPACE_ID: String(key.project_id),
      YOUR_EMPTY_WORKSPACE_ID: emptied,
      YOUR_USER_ID: 'user_12345',
    }
    return { ...values, YOUR_ACCESS_TOKEN: await tokenFor(contract, service, values) }
  }
}

const everything = { name: 'server', permissions: ['projects.read', 'projects.write'] }

async function sell(
  contract: Contract,
  post: (path: string, json: object) => Promise<unknown>,
): Promise<string> {
  const capabilities = contract.resources.routes.flatMap((route) => route.capabilities ?? [])
  const sold = { slug: 'indexer', name: 'Indexer', scopes: sampleScopes(contract), capabilities }
  await post('/v1/products', sold)
  return sold.slug
}

/** A project without keys, which may be deleted; the one that the page creates is not there. */
async function emptyProject(control: Control): Promise<string> {
  await control('/v1/projects/acme', { method: 'DELETE' })
  return newProject(control)
}

async function tokenFor(
  { tokens }: Contract,
  { publicUrl }: TestService,
  values: Values,
): Promise<string> {
  if (tokens === null) return ''
  const { parameters, carriers, clientId, encodings } = tokens
  const body = carriers.find((carrier) => carrier.in === 'body')
  const isClient = clientId === 'required'
  const members = {
    ...(parameters.grantType !== null && { [parameters.grantType]: 'client_credentials' }),
    ...(isClient && { [parameters.clientId]: values['YOUR_CLIENT_ID'] ?? '' }),
    [body?.member ?? '']: values[isClient ? 'YOUR_CLIENT_SECRET' : 'YOUR_API_KEY'] ?? '',
  }
  const asked = encodings.includes('form') ? { form: members } : { json: members }
  const reply = await ask(publicUrl + tokens.path, {
    method: 'POST',
    headers: fromElsewhere(),
    ...asked,
  })
  if (reply.status !== 200) throw new Error(reply.text)
  return String(reply.body.access_token ?? reply.body.accessToken)
}
