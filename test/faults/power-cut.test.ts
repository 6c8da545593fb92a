import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { sowing } from '../cluster/seeded/sown.ts'
import { controlOf } from '../service/api.ts'
import { canMakeDisks, type Disk, freeze, makeDisk } from './disk.ts'
import { changeUntilRefused, compare, type Installation, serve } from './embedded.ts'

const timeout = 120_000

const disks: Disk[] = []
afterEach(() => {
  for (const disk of disks.splice(0).reverse()) disk.remove()
})

function kept(disk: Disk): Disk {
  disks.push(disk)
  return disk
}

const onDisk = ({ directory }: Disk) => join(directory, 'data')

/** Changes until the power is cut; what is there after it comes back. */
async function cutPower(
  { disk, keys }: { readonly disk: Disk; readonly keys: Installation['keys'] },
  {
    afterMs,
    environment = {},
  }: { afterMs: number; environment?: Readonly<Record<string, string>> },
): Promise<Disk> {
  const installation = { keys, directory: onDisk(disk) }
  const service = await serve(installation, environment)
  const changing = changeUntilRefused(controlOf(service), installation, 100_000)
  await pause(afterMs)
  await freeze(service.pid)
  const left = kept(disk.copy())
  await service.kill()
  await changing
  return left
}

describe.skipIf(!canMakeDisks)('a power cut (needs root and loop devices)', () => {
  it('takes nothing that the embedded database had acknowledged', { timeout }, async () => {
    const keys: Installation['keys'] = new Map()
    let disk = kept(makeDisk())
    for (const afterMs of [200, 450]) {
      disk = await cutPower({ disk, keys }, { afterMs })
      expect(await compare({ keys, directory: onDisk(disk) })).toEqual([])
    }
    expect(keys.size).toBeGreaterThan(10)
  })

  it('takes what a database had acknowledged that does not flush: the harness sees it', {
    timeout,
  }, async () => {
    const keys: Installation['keys'] = new Map()
    const disk = kept(makeDisk())
    const installation = { keys, directory: onDisk(disk) }
    await (await serve(installation)).stop()
    const left = await cutPower(
      { disk, keys },
      { afterMs: 400, environment: sowing('unflushedWrites') },
    )
    expect(await compare({ keys, directory: onDisk(left) })).not.toEqual([])
  })
})
