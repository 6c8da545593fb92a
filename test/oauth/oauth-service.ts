import { ask, type Control, controlOf, newProject } from '../service/api.ts'
import { startTestService, type TestService } from '../service/service.ts'

/** A service for tests of OAuth, and what they ask it. */
export interface OAuthService extends TestService {
  readonly control: Control
  /** POST a form to a path of the public port. */
  readonly post: Post
}

export type Post = (
  path: string,
  form: Readonly<Record<string, string>> | string,
  headers?: Readonly<Record<string, string>>,
) => ReturnType<typeof ask>

export async function startOAuthService(
  databaseUrl: string | null,
  environment: Readonly<Record<string, string>> = {},
): Promise<OAuthService> {
  const service = await startTestService({ databaseUrl, environment })
  return over(service)
}

/** The same of a service that has been started elsewise. */
export function over(service: TestService): OAuthService {
  const post: Post = (path, form, headers = {}) =>
    typeof form === 'string'
      ? ask(service.publicUrl + path, {
          raw: form,
          headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        })
      : ask(service.publicUrl + path, { form, headers })
  return Object.assign(service, { control: controlOf(service), post })
}

export interface TestClient {
  readonly id: string
  readonly secret: string
  readonly project: string
  readonly keyId: string
}

/** A new client; of a project of its own unless one is named. */
export async function newClient(
  control: Control,
  { project, ...wishes }: { readonly project?: string; readonly [member: string]: unknown } = {},
): Promise<TestClient> {
  const slug = project ?? (await newProject(control))
  const { status, text, body } = await control(`/v1/projects/${slug}/clients`, {
    json: { name: 'A client', ...wishes },
  })
  if (status !== 201) throw new Error(text)
  return {
    id: body.client.client_id,
    secret: body.secret,
    project: slug,
    keyId: body.key.id,
  }
}

export function basic(user: string, password: string): { readonly authorization: string } {
  const text = `${encodeURIComponent(user)}:${encodeURIComponent(password)}`
  return { authorization: `Basic ${Buffer.from(text).toString('base64')}` }
}

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` })

/** A token of a client, by its secret. */
export async function tokenOf(
  { post }: Pick<OAuthService, 'post'>,
  { id, secret }: Pick<TestClient, 'id' | 'secret'>,
  more: Readonly<Record<string, string>> = {},
): Promise<string> {
  const form = { grant_type: 'client_credentials', ...more }
  const { status, body, text } = await post('/oauth/token', form, basic(id, secret))
  if (status !== 200) throw new Error(text)
  return body.access_token
}

/** The claims of a token, unverified. */
export function claimsIn(token: string): Record<string, unknown> {
  const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()
  return JSON.parse(payload) as Record<string, unknown>
}
