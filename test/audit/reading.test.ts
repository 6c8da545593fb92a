import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Control, controlOf, newProject } from '../service/api.ts'
import { databases } from '../service/databases.ts'
import { startTestService, type TestService } from '../service/service.ts'
import { allSealed, recordsOf, type ShownRecord } from './trail.ts'

describe.each(databases)('the audit trail on $name', ({ make }) => {
  let service: TestService
  let control: Control
  beforeAll(async () => {
    service = await startTestService({ databaseUrl: await make() })
    control = controlOf(service)
    for (let count = 0; count < 25; count++) await newProject(control)
    await allSealed(control)
  })
  afterAll(() => service.remove())

  const pages = async (query: string): Promise<readonly ShownRecord[]> => {
    const seen: ShownRecord[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const next: string = cursor === '' ? '' : `&cursor=${cursor}`
      const { body } = await control(`/v1/audit?limit=10${query}${next}`)
      seen.push(...(body.data as ShownRecord[]))
      cursor = body.next_cursor as string | null
    }
    return seen
  }

  it('is listed in pages, the newest or the oldest first, and exported whole', async () => {
    const newest = await pages('')
    expect(newest.length).toBeGreaterThan(25)
    expect(newest.map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: newest.length }, (_, at) => newest.length - at),
    )
    const oldest = await pages('&order=oldest')
    expect(oldest).toEqual(newest.toReversed())
    const { text, headers } = await control('/v1/audit?format=ndjson')
    expect(headers.get('content-type')).toBe('application/x-ndjson')
    expect(
      text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual(oldest)
  })

  it('is exported as CSV, a line a record, quoted where it must be', async () => {
    await control('/v1/projects', { json: { slug: 'quoted', name: '=1+1, "two"' } })
    const [record] = await recordsOf(control, { project: 'quoted' })
    const { text, headers } = await control('/v1/audit?format=csv&project=quoted')
    expect(headers.get('content-type')).toContain('text/csv')
    const [head, line, end] = text.split('\r\n')
    expect(head).toMatch(/^sequence,id,at,actor,.*,before,after,hash$/)
    expect(line).toContain(`,"${JSON.stringify(record?.after).replaceAll('"', '""')}",`)
    expect(line?.endsWith(record?.hash ?? '-')).toBe(true)
    expect(end).toBe('')
  })

  it('says up to when it is sealed, which is soon', async () => {
    const slug = await newProject(control)
    const { body: project } = await control(`/v1/projects/${slug}`)
    await expect
      .poll(async () => (await control('/v1/audit/head')).body.sealed_through > project.created_at)
      .toBe(true)
    const { body } = await control(`/v1/audit?project=${slug}`)
    expect(body.data).toHaveLength(1)
    expect(body.sealed_through > project.created_at).toBe(true)
  })

  it('is narrowed by time', async () => {
    const all = await pages('&order=oldest')
    const from = all[5]?.at ?? ''
    const until = all[9]?.at ?? ''
    const expected = all.filter(({ at }) => at >= from && at < until)
    const narrowed = await pages(`&order=oldest&from=${from}&until=${until}`)
    expect(narrowed).toEqual(expected)
    expect((await pages(`&until=2001-01-01T00:00:00Z`)).length).toBe(0)
  })

  it('is followed by whoever may read it, from where a stream had broken', async () => {
    const { sequence } = await allSealed(control)
    const stream = await follow(service, service.adminKey, {
      'last-event-id': String(sequence - 2),
    })
    await stream.comes(`id: ${String(sequence)}\n`)
    expect(stream.text()).toMatch(
      new RegExp(`^retry: 1000\n\nid: ${String(sequence - 1)}\nevent: record\ndata: {`),
    )
    const slug = await newProject(control)
    await stream.comes(slug)
    const events = [...stream.text().matchAll(/^data: (.*)$/gm)].map(
      ([, data = '']) => JSON.parse(data) as ShownRecord,
    )
    expect(events.at(-1)).toMatchObject({ action: 'project.create', after: { slug } })
    stream.cancel()
  })

  it('is followed as long as the credential is good', async () => {
    const { body } = await control('/v1/server-keys', { json: { permissions: ['audit.read'] } })
    const stream = await follow(service, body.secret)
    const slug = await newProject(control)
    await stream.comes(slug)
    await control(`/v1/server-keys/${String(body.key.id)}/revoke`, { method: 'POST' })
    await stream.ended
    const refused = await fetch(`${service.controlUrl}/v1/audit?follow=true`, {
      headers: { authorization: `Bearer ${String(body.secret)}` },
    })
    expect(refused.status).toBe(401)
  })

  it('is read by nobody without the permission, in any form', async () => {
    const { body } = await control('/v1/server-keys', { json: { permissions: ['keys.read'] } })
    const other = controlOf(service, body.secret)
    for (const query of ['', '?format=csv', '?format=ndjson', '?follow=true']) {
      const reply = await other(`/v1/audit${query}`)
      expect(reply.body.code).toBe('permission_missing')
    }
  })

  it.each(['format=xml', 'format=csv&format=csv', 'follow=yes', 'follow=', 'action=key.steal'])(
    'refuses ?%s by the name of the member',
    async (query) => {
      const { status, body } = await control(`/v1/audit?${query}`)
      expect(status).toBe(400)
      expect(query.startsWith(body.member)).toBe(true)
    },
  )

  it('keeps no service from stopping that is followed', async () => {
    const stream = await follow(service, service.adminKey)
    await stream.comes('retry')
    expect(await service.stop()).toBe(0)
    await stream.ended
    await service.restart()
  })
})

async function follow(
  { controlUrl }: TestService,
  token: string,
  headers: Readonly<Record<string, string>> = {},
) {
  const ending = new AbortController()
  const response = await fetch(`${controlUrl}/v1/audit?follow=true`, {
    headers: { authorization: `Bearer ${token}`, ...headers },
    signal: ending.signal,
  })
  expect(response.headers.get('content-type')).toBe('text/event-stream')
  let text = ''
  const read = async () => {
    const decoder = new TextDecoder()
    for await (const chunk of response.body ?? []) text += decoder.decode(chunk as Uint8Array)
  }
  const ended = read().catch(() => undefined)
  return {
    text: () => text,
    comes: (part: string) => expect.poll(() => text.includes(part), { timeout: 10_000 }).toBe(true),
    ended,
    cancel: () => ending.abort(),
  }
}
