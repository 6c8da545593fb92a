import { expect, it } from 'vitest'
import { startTestService } from '../service/service.ts'

it('a quiet stream of changes says again and again that it is there', async () => {
  const environment = { AUDIT_HEARTBEAT: '1s' }
  const { controlUrl, adminKey, remove } = await startTestService({
    databaseUrl: null,
    environment,
  })
  const ending = new AbortController()
  const { body } = await fetch(`${controlUrl}/v1/audit?follow=true`, {
    headers: { authorization: `Bearer ${adminKey}` },
    signal: ending.signal,
  })
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of body ?? []) {
    text += decoder.decode(chunk as Uint8Array)
    if (text.split(': still here\n\n').length > 2) break
  }
  expect(text).toMatch(/^retry: 1000\n\n/)
  ending.abort()
  await remove()
}, 60_000)
