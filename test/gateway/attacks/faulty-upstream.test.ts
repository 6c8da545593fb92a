import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { behaviours } from './behaviours.ts'
import { besiege } from './besiege.ts'
import { startNaiveProxy } from './naive-proxy.ts'
import { startWorld, struckIn, type World } from './world.ts'

describe('an upstream that', () => {
  let world: World
  beforeAll(async () => {
    world = await startWorld(null)
  })
  afterAll(async () => {
    expect(world.service.output()).not.toMatch(/"level":[56]0/)
    await world.remove()
  })

  it.each(Object.entries(behaviours).map(([name, { gives }]) => ({ name, gives })))(
    '$name: its caller gets $gives, the others their own replies',
    async ({ name }) => {
      expect((await besiege(struckIn(world), name)).join('\n')).toBe('')
    },
  )

  it('answers twice harms the callers of a proxy that uses its connection again', async () => {
    const proxy = await startNaiveProxy(world.upstream)
    await expect(besiege(proxy, 'answers twice')).rejects.toThrow("another's request was harmed")
    await proxy.close()
  })
})
