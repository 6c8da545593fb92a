import { execFileSync } from 'node:child_process'
import { afterEach, describe, expect, it } from 'vitest'
import { controlOf, verify } from '../service/api.ts'
import {
  canInject,
  changeUntilRefused,
  compare,
  has,
  type Installation,
  lost,
  newInstallation,
  removeInstallation,
  serve,
  serveFaulty,
} from './embedded.ts'

const timeout = 240_000
const canMount = process.getuid?.() === 0 && has('unshare', '--mount', 'true')

const undo: (() => void)[] = []
afterEach(() => {
  for (const one of undo.splice(0).reverse()) one()
})

function installed(): Installation {
  const installation = newInstallation()
  undo.push(() => removeInstallation(installation))
  return installation
}

describe('the embedded database', () => {
  it.skipIf(!canInject)(
    'killed at its N-th write keeps what was acknowledged (needs strace)',
    {
      timeout,
    },
    async () => {
      const installation = installed()
      await (await serve(installation)).stop()
      for (const call of [9, 90]) {
        const injected = `write,pwrite64:signal=SIGKILL:when=${String(call)}`
        const faulty = await serveFaulty(installation, injected)
        if (faulty !== null) {
          const control = controlOf(faulty.service)
          expect(await changeUntilRefused(control, installation, 200)).not.toBe(200)
          await faulty.kill()
        }
        expect(await compare(installation)).toEqual([])
      }
      expect(installation.keys.size).toBeGreaterThan(0)
    },
  )

  it.skipIf(!canInject)(
    'whose flush fails acknowledges nothing of it (needs strace)',
    {
      timeout,
    },
    async () => {
      const installation = installed()
      await (await serve(installation)).stop()
      for (const call of [3, 21]) {
        const injected = `fdatasync,fsync:error=EIO:when=${String(call)}+`
        const faulty = await serveFaulty(installation, injected)
        if (faulty !== null) {
          const control = controlOf(faulty.service)
          expect([503, null]).toContain(await changeUntilRefused(control, installation, 100))
          await faulty.kill()
        }
        expect(await compare(installation)).toEqual([])
      }
      expect(installation.keys.size).toBeGreaterThan(0)
    },
  )

  it.skipIf(!canMount)(
    'on a full disk refuses changes, goes on verifying, and recovers (needs root)',
    {
      timeout,
    },
    async () => {
      const installation = installed()
      const { directory } = installation
      const mount = (options: string) =>
        execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', directory])
      mount('size=3m,mode=0700')
      undo.push(() => execFileSync('umount', ['-l', directory]))
      const service = await serve(installation)
      const control = controlOf(service)
      expect(await changeUntilRefused(control, installation, 5_000)).toBe(503)
      expect(await lost(control, installation)).toEqual([])
      mount('remount,size=64m')
      expect(await changeUntilRefused(control, installation, 5)).toBe(200)
      const [secret] = [...installation.keys].find(([, { state }]) => state === 'valid') ?? ['']
      expect(await verify(control, secret)).toMatchObject({ valid: true })
      await service.kill()
      expect(await compare(installation)).toEqual([])
    },
  )
})
