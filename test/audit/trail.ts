import type { Control } from '../service/api.ts'

/** A record as the control API shows it. */
export interface ShownRecord {
  readonly sequence: number
  readonly id: string
  readonly at: string
  readonly actor: string
  readonly actor_name?: string
  readonly address: string | null
  readonly request_id: string | null
  readonly action: string
  readonly project_id: string | null
  readonly object: { readonly kind: string; readonly ids: readonly string[] }
  readonly before: Readonly<Record<string, unknown>> | null
  readonly after: Readonly<Record<string, unknown>> | null
  readonly hash: string
}

export interface Head {
  readonly sequence: number
  readonly hash: string
}

/** All records that a query asks for, the oldest first, once everything that was committed is sealed. */
export async function recordsOf(
  control: Control,
  query: Readonly<Record<string, string>> = {},
): Promise<readonly ShownRecord[]> {
  await allSealed(control)
  const asked = new URLSearchParams({ ...query, format: 'ndjson' })
  const { status, text } = await control(`/v1/audit?${asked.toString()}`)
  if (status !== 200) throw new Error(text)
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as ShownRecord)
}

/** Waits until what was answered before the call is sealed, and gives the head. */
export async function allSealed(control: Control): Promise<Head> {
  const { slug, id } = await mark(control)
  for (;;) {
    const { body } = await control(`/v1/audit?object=${id}&action=project.delete`)
    if (body.data.length > 0) break
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  const { body } = await control('/v1/audit/head')
  if (body.sequence === undefined) throw new Error(`no head after ${slug}`)
  return { sequence: body.sequence, hash: body.hash }
}

let marks = 0

/** A change that comes after all others. */
async function mark(control: Control): Promise<{ readonly slug: string; readonly id: string }> {
  const slug = `mark-${String(process.pid)}-${String(++marks)}`
  const { status, body, text } = await control('/v1/projects', { json: { slug, name: 'A mark' } })
  if (status !== 201) throw new Error(text)
  await control(`/v1/projects/${slug}`, { method: 'DELETE' })
  return { slug, id: body.id }
}
