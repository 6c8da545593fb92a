import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, controlOf, newKey } from '../service/api.ts'
import { startTestService, type TestService } from '../service/service.ts'
import { startUpstream, type TestUpstream } from './upstream.ts'

/** What the echo of an upstream says of one header: its values. */
function valuesOf(body: { headers: [string, string][] }, name: string): string[] {
  return body.headers.filter(([sent]) => sent === name).map(([, value]) => value)
}

describe('a contract in front of an upstream', () => {
  let upstream: TestUpstream
  let service: TestService
  let secret: string
  let key: { id: string; project_id: string }

  beforeAll(async () => {
    upstream = await startUpstream()
    service = await startTestService({
      databaseUrl: null,
      environment: { CONTRACT: 'convoy', UPSTREAM: upstream.origin },
    })
    ;({ secret, key } = await newKey(controlOf(service)))
  })
  afterAll(async () => {
    await service.remove()
    await upstream.close()
  })

  it('passes on what may pass, with its body and query', async () => {
    const { status, body, headers } = await ask(`${service.publicUrl}/cargo/load?fast=1`, {
      headers: { 'x-api-key': secret, 'x-thing': 'kept' },
      json: { weight: 7 },
    })
    expect(status).toBe(200)
    expect(body).toMatchObject({ method: 'POST', url: '/cargo/load?fast=1', body: '{"weight":7}' })
    expect(valuesOf(body, 'x-thing')).toEqual(['kept'])
    expect(valuesOf(body, 'host')).toEqual([new URL(upstream.origin).host])
    expect(headers.get('via')).toBe('1.1 countersign')
    expect(headers.get('x-request-id')).toBe(valuesOf(body, 'x-request-id')[0])
  })

  it('says who is behind it, and leaves the credential out', async () => {
    const { body, text } = await ask(`${service.publicUrl}/cargo/7/tracking`, {
      headers: {
        'x-api-key': secret,
        'Countersign-Project': 'forged',
        'X-Forwarded-For': '1.2.3.4',
      },
    })
    expect(text).not.toContain(secret)
    expect(valuesOf(body, 'countersign-project')).toEqual([key.project_id])
    expect(valuesOf(body, 'countersign-key')).toEqual([key.id])
    expect(valuesOf(body, 'x-forwarded-for')).toEqual(['127.0.0.1'])
  })

  it('opens no connection for who may not', async () => {
    const before = upstream.requests.length
    const { status } = await ask(`${service.publicUrl}/cargo/load`, { json: {} })
    expect(status).toBe(401)
    expect(upstream.requests.length).toBe(before)
  })
})
