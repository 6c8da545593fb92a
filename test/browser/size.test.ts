import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { stageOf, startOperatedService } from './stage.ts'

const mostBytes = 250_000
const paths = ['/', '/keys'] as const

const stage = stageOf('how much script the pages of the dashboard load', startOperatedService)

test.each(paths)('%s loads a bounded amount of compressed script', async (path) => {
  const opened = await stage.openOutside(stage.service.session)
  if (opened === null) return
  const { page, settled } = opened
  const scripts: Promise<Buffer>[] = []
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) scripts.push(response.body())
  })
  await page.goto(stage.service.dashboardUrl + path)
  await settled()
  const sizes = (await Promise.all(scripts)).map((script) => gzipSync(script).length)
  expect(sizes.length).toBeGreaterThan(0)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(mostBytes)
})

test('its pages are kept from frames, and its assets for ever', async () => {
  const reply = await fetch(`${stage.service.dashboardUrl}/`)
  expect(reply.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  const [asset = ''] = /\/dashboard\/assets\/[^"]+\.js/.exec(await reply.text()) ?? []
  const script = await fetch(stage.service.controlUrl + asset)
  expect(script.status).toBe(200)
  expect(script.headers.get('cache-control')).toContain('immutable')
})
