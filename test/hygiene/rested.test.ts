import { expect, it } from 'vitest'
import { type Control, controlOf, verify } from '../service/api.ts'
import { startTestService } from '../service/service.ts'
import { livedDaysAgo } from './aged.ts'

const make = async (control: Control, name: string, wishes: object = {}) => {
  const { body } = await control('/v1/projects/old/keys', { json: { name, ...wishes } })
  return { id: String(body.key.id), secret: String(body.secret) }
}

it('what was made and used long ago is found, until it is used again', async () => {
  const kept: Record<string, { readonly id: string; readonly secret: string }> = {}
  const directory = await livedDaysAgo(100, async (control) => {
    await control('/v1/projects', { json: { slug: 'old', name: 'Old' } })
    for (const name of ['unused', 'unused too', 'idle', 'woken']) {
      kept[name] = await make(control, name)
    }
    kept['wide'] = await make(control, 'wide', { scopes: ['orders:read', 'orders:write'] })
    const require = { scopes: ['orders:read'] }
    for (const name of ['idle', 'woken', 'wide']) {
      const secret = kept[name]?.secret ?? ''
      await verify(control, secret, name === 'wide' ? { require } : {})
    }
    for (let host = 1; host <= 5; host++) {
      await verify(control, kept['idle']?.secret ?? '', { ip: `192.0.2.${String(host)}` })
      // a look at the uses has them written
      await control('/v1/hygiene')
    }
  })
  const service = await startTestService({ databaseUrl: null, directory })
  const control = controlOf(service)
  const namesIn = async (finding: string) => {
    const { body } = await control(`/v1/hygiene/${finding}`)
    return body.data.map(({ key }: { readonly key: { readonly name: string } }) => key.name)
  }
  try {
    expect(await namesIn('never_used')).toEqual(['unused', 'unused too'])
    await expect.poll(() => namesIn('idle'), { timeout: 20_000 }).toHaveLength(3)
    expect(await namesIn('excess_scopes')).toEqual(['wide'])
    expect(await namesIn('many_addresses')).toEqual(['idle'])

    await verify(control, kept['woken']?.secret ?? '')
    await verify(control, kept['unused']?.secret ?? '')
    expect((await namesIn('idle')).toSorted()).toEqual(['idle', 'wide'])
    expect(await namesIn('never_used')).toEqual(['unused too'])

    const path = `/v1/keys/${kept['wide']?.id ?? ''}`
    await control(path, { method: 'PATCH', json: { scopes: ['orders:read'] } })
    expect(await namesIn('excess_scopes')).toEqual([])
    await control(`/v1/keys/${kept['idle']?.id ?? ''}/rotate`, { method: 'POST' })
    expect(await namesIn('many_addresses')).toEqual([])
    const json = { filter: { q: 'too' }, dry_run: false }
    await control('/v1/projects/old/keys/revoke', { json })
    expect(await namesIn('never_used')).toEqual([])
  } finally {
    await service.remove()
  }
}, 60_000)
