import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, type Control, controlOf, newKey, newToken, verify } from '../service/api.ts'
import { databases } from '../service/databases.ts'
import { startTestService, type TestService } from '../service/service.ts'

/** What /metrics says, by series as it is written. */
async function scrape(service: TestService): Promise<ReadonlyMap<string, number>> {
  const { status, text, headers } = await ask(`${service.controlUrl}/metrics`)
  expect(status).toBe(200)
  expect(headers.get('content-type')).toContain('text/plain; version=0.0.4')
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return new Map(
    lines.map((line) => {
      const place = line.lastIndexOf(' ')
      return [line.slice(0, place), Number(line.slice(place + 1))]
    }),
  )
}

describe.each(databases)('/metrics on $name', ({ name, make }) => {
  let service: TestService
  let control: Control
  beforeAll(async () => {
    service = await startTestService({ databaseUrl: await make() })
    control = controlOf(service)
  })
  afterAll(() => service.remove())

  it('counts requests, refusals, verifications, look-ups and waits', async () => {
    const before = await scrape(service)
    const grown = async (series: string): Promise<number> =>
      ((await scrape(service)).get(series) ?? 0) - (before.get(series) ?? 0)
    const { key, secret } = await newKey(control)
    for (let count = 0; count < 7; count++) await verify(control, secret)
    await verify(control, `${secret}x`)
    await newToken(service, secret)
    await control(`/v1/keys/${String(key.id)}/revoke`, { json: {} })
    await verify(control, secret)
    await ask(`${service.publicUrl}/v1/whoami`)
    await ask(`${service.publicUrl}/v1/nowhere`)
    await ask(`${service.controlUrl}/v1/verify`, { method: 'PUT' })

    const requests = 'countersign_request_seconds_count'
    const counted = [
      [`${requests}{listener="control",route="/v1/verify",method="POST",status="200"}`, 9],
      [`${requests}{listener="control",route="/v1/verify",method="PUT",status="405"}`, 1],
      [`${requests}{listener="public",route="/oauth/token",method="POST",status="200"}`, 1],
      [`${requests}{listener="public",route="none",method="GET",status="404"}`, 1],
      ['countersign_refusals_total{listener="public",code="credential_missing"}', 1],
      ['countersign_refusals_total{listener="public",code="route_unknown"}', 1],
      ['countersign_refusals_total{listener="control",code="method_unsupported"}', 1],
      ['countersign_verifications_total{outcome="valid"}', 7],
      ['countersign_verifications_total{outcome="credential_malformed"}', 1],
      ['countersign_verifications_total{outcome="key_revoked"}', 1],
      ['countersign_lookups_total', 9],
      ['countersign_lookup_batch_size_sum', name === 'SQLite' ? 0 : 9],
      ['countersign_database_seconds_count{operation="change"}', 3],
    ] as const
    for (const [series, count] of counted) expect(await grown(series), series).toBe(count)
    const all = await scrape(service)
    expect(all.get('countersign_usage_waiting')).toBeGreaterThanOrEqual(0)
    expect(all.get('countersign_connections{listener="control"}')).toBeGreaterThan(0)
    expect(all.has('countersign_event_loop_delay_seconds')).toBe(true)
    expect(all.has('nodejs_eventloop_lag_p99_seconds')).toBe(true)
    expect(all.has('process_resident_memory_bytes')).toBe(true)
  })

  it('tells how many counts of usage wait, and none once they are written', async () => {
    const { secret } = await newKey(control)
    await control('/v1/usage')
    await verify(control, secret)
    // the chore may have written it in between
    await expect
      .poll(async () => {
        await verify(control, secret)
        return (await scrape(service)).get('countersign_usage_waiting')
      })
      .toBeGreaterThan(0)
    await control('/v1/usage')
    expect((await scrape(service)).get('countersign_usage_waiting')).toBe(0)
  })

  it('tells that changes are sealed soon', async () => {
    await newKey(control)
    const lag = async () => (await scrape(service)).get('countersign_audit_lag_seconds')
    await expect.poll(lag, { timeout: 20_000 }).toBe(0)
  })

  it('adds buckets up to their count', async () => {
    const all = await scrape(service)
    const counts = [...all].filter(([series]) => /^countersign_\w+_count/.test(series))
    expect(counts.length).toBeGreaterThan(5)
    for (const [series, count] of counts) {
      const labels = /\{(.*)\}/.exec(series)?.[1]
      const base = series.replace(/_count.*/, '')
      const inside = labels === undefined ? '' : `${labels},`
      expect(all.get(`${base}_bucket{${inside}le="+Inf"}`), series).toBe(count)
      const buckets = [...all].filter(([one]) => one.startsWith(`${base}_bucket{${inside}le=`))
      const values = buckets.map(([, value]) => value)
      expect(values).toEqual(values.toSorted((one, other) => one - other))
    }
  })

  it('has as many series after requests for anything as before', async () => {
    const series = async () => [...(await scrape(service)).keys()].filter((one) => ours(one))
    const ours = (one: string) => one.startsWith('countersign_')
    const ask404 = async (path: string, method: string) => {
      await ask(service.publicUrl + path, { method })
      await control(path, { method })
    }
    await ask404('/one', 'GET')
    await ask404('/one', 'PROPFIND')
    await control('/v1/keys/one')
    const before = (await series()).length
    for (let count = 0; count < 30; count++) {
      await ask404(`/other-${String(count)}`, 'GET')
      await control(`/v1/keys/key-${String(count)}`)
    }
    for (const method of ['MKCOL', 'REPORT', 'SUBSCRIBE', 'PURGE']) await ask404('/one', method)
    const after = await series()
    expect(after.length).toBe(before)
    expect(after.join('\n')).not.toMatch(/other-|key-/)
  })
})
