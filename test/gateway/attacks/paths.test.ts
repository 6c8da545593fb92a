import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { scopeFor, sendForms } from './bypasses.ts'
import { lenientReadings } from './lenient-readings.ts'
import { startNaiveProxy } from './naive-proxy.ts'
import { pathForms } from './path-forms.ts'
import { startWorld, struckIn, type World } from './world.ts'

const protectedPaths = ['/files/secret/plan', '/files/secret', '/users/root', '/public/admin/panel']

describe('a spelling of a path', () => {
  let world: World
  beforeAll(async () => {
    world = await startWorld(null)
  })
  afterAll(async () => {
    expect(world.service.output()).not.toMatch(/"level":[56]0/)
    await world.remove()
  })

  it.each(protectedPaths)('leads nobody to %s who may not go there', async (path) => {
    const struck = struckIn(world)
    const forms = pathForms([path])
    expect(forms.length).toBeGreaterThan(500)
    const before = await struck.authorized()
    const mayGo = (scope: string | null) => scope === 'files' || scope === null
    const { bypasses, arrived, objections } = await sendForms(struck, forms, mayGo)
    expect(bypasses).toEqual([])
    expect(objections).toEqual([])
    expect(arrived).toBe((await struck.authorized()) - before)
  })

  it.each(['/public/admin/panel', '/files/secret/plan'])(
    'leads nobody without a credential to %s',
    async (path) => {
      const struck = { ...struckIn(world), proof: (nonce: string) => `X-Nonce: ${nonce}\r\n` }
      const { bypasses } = await sendForms(struck, pathForms([path]), (scope) => scope === null)
      expect(bypasses).toEqual([])
    },
  )

  it('that is plain arrives as it is', async () => {
    const plain = [
      '/files/a',
      '/files/a/b.txt',
      "/files/A-Z_~.!$&'()*+,=:@",
      '/files/%E2%82%AC/%20',
      '/files/a?b=/../c;d&e=%2f%2e%2e',
      '/users/someone',
      '/public/index.html',
    ]
    const { targets } = await sendForms(struckIn(world), plain, () => true)
    expect(Object.fromEntries(targets)).toMatchObject(
      Object.fromEntries(plain.map((form) => [form, form])),
    )
  })

  it('gets by a proxy that takes paths as they come', async () => {
    const proxy = await startNaiveProxy(world.upstream)
    const forms = pathForms(['/files/secret/plan'])
    const { bypasses } = await sendForms(proxy, forms, (scope) => scope === 'files')
    expect(bypasses.length).toBeGreaterThan(100)
    await proxy.close()
  })
})

describe('the suite', () => {
  it('has more than 2,000 forms', () => {
    expect(pathForms(protectedPaths).length).toBeGreaterThan(2_000)
  })

  it.each([
    ['/files/secret/plan', 'secret'],
    ['/files/secret', 'secret'],
    ['/files/secrets', 'files'],
    ['/users/root', 'secret'],
    ['/users/roots', 'files'],
    ['/users/a/b', 'unruled'],
    ['/public/a', null],
    ['/public/admin/panel', 'secret'],
    ['/etc/passwd', 'unruled'],
  ])('knows what %s asks: %s', (path, scope) => {
    expect(scopeFor(path)).toBe(scope)
  })

  it.each([
    '/files//secret/plan',
    '/files/./secret/plan',
    '/files/x/../secret/plan',
    '/files/x/%2e%2e/secret/plan',
    '/files/x/%252e%252e/secret/plan',
    '/files%2fsecret%2Fplan',
    '/files\\secret\\plan',
    '/files;a=b/secret/plan;c',
    '/files/secret/plan/',
    '/FILES/Secret/plan',
    '/files/%73ecret/plan',
    '/files/secret%c0%afplan',
    '/files/secret/plan%00.html',
    '/files/secret/plan%3fa',
  ])('reads %s as lenient programs do', (target) => {
    expect([...lenientReadings(target)]).toContain('/files/secret/plan')
  })
})
