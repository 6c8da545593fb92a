import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startNaiveProxy } from './naive-proxy.ts'
import { type Attack, smugglingAttacks } from './smuggling.ts'
import { allowedPath, type Struck, strike } from './strike.ts'
import { startWorld, struckIn, type World } from './world.ts'

describe('a request that two readers take for two things', () => {
  let world: World
  let struck: Struck
  beforeAll(async () => {
    world = await startWorld(null)
    struck = struckIn(world)
  })
  afterAll(async () => {
    expect(world.service.output()).not.toMatch(/"level":[56]0/)
    await world.remove()
  })

  it.each(
    attacksOn({ proof: () => '' }, '').map(({ name, fate }, place) => ({ name, fate, place })),
  )('$name: $fate', async ({ place }) => {
    const complaints = await strike(struck, (nonce) => {
      const attack = attacksOn(struck, nonce)[place]
      if (attack === undefined) throw new Error('no such attack')
      return attack
    })
    expect(complaints.join('\n')).toBe('')
  })

  it('gets by a proxy that reads one length only', async () => {
    const proxy = await startNaiveProxy(world.upstream)
    const complaints = await strike(proxy, (nonce) =>
      named('CL.TE "Transfer-Encoding: chunked"', proxy, nonce),
    )
    expect(complaints.join('\n')).toContain('a length and a coding')
    await proxy.close()
  })
})

function named(wanted: string, struck: Struck, nonce: string): Attack {
  const attack = attacksOn(struck, nonce).find(({ name }) => name === wanted)
  if (attack === undefined) throw new Error(`no attack ${wanted}`)
  return attack
}

function attacksOn({ proof }: Pick<Struck, 'proof'>, nonce: string): readonly Attack[] {
  const smuggled = `GET /files/secret/smuggled HTTP/1.1\r\nHost: gateway\r\n${proof('smuggled')}\r\n`
  return smugglingAttacks({ path: allowedPath, proof: proof(nonce), inner: smuggled })
}
