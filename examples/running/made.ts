import type { Arguments, CountersignClient } from '@countersign/client'

/** Makes a project of this slug; its id. */
export async function newProject(client: CountersignClient, slug: string): Promise<string> {
  const name = slug.charAt(0).toUpperCase() + slug.slice(1).replaceAll('-', ' ')
  const { id } = await client.projects.create({ slug, name })
  return id
}

/** Makes a key; its secret. */
export async function newKey(
  client: CountersignClient,
  wish: Arguments<'keys.create'>,
): Promise<{ readonly id: string; readonly secret: string }> {
  const { key, secret } = await client.keys.create(wish)
  return { id: key.id, secret: secret ?? '' }
}

/** Registers a client; its id and its secret. */
export async function newClient(
  client: CountersignClient,
  wish: Arguments<'clients.create'>,
): Promise<{ readonly id: string; readonly secret: string }> {
  const { client: made, secret } = await client.clients.create(wish)
  return { id: made.client_id, secret: secret ?? '' }
}
