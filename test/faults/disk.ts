import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { has } from './embedded.ts'

/** A disk of a test's own, and its file system. */
export interface Disk {
  /** Where it is mounted. */
  readonly directory: string
  /** What lies on it at this moment, as a disk of its own: what was flushed, and no more. */
  readonly copy: () => Disk
  readonly remove: () => void
}

/** Whether this machine lets us make disks. */
export const canMakeDisks =
  process.getuid?.() === 0 && has('losetup', '--find') && has('mkfs.ext4', '-V')

const sizeMb = 48

export function makeDisk(): Disk {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-disk-'))
  const image = join(folder, 'image')
  execFileSync('truncate', ['--size', `${String(sizeMb)}M`, image])
  execFileSync('mkfs.ext4', ['-q', '-F', '-E', 'lazy_itable_init=0,lazy_journal_init=0', image])
  return mounted(folder, image)
}

/**
 * Writes go past the cache of the machine into the image, so that it holds what a disk would. What
 * the file system itself would flush after a while stays in its memory for as long as a test lasts.
 */
function mounted(folder: string, image: string): Disk {
  const device = run('losetup', '--direct-io=on', '--show', '--find', image)
  const directory = join(folder, 'mounted')
  mkdirSync(directory)
  run('mount', '-t', 'ext4', '-o', 'commit=600', device, directory)
  return {
    directory,
    copy: () => {
      const other = mkdtempSync(join(tmpdir(), 'countersign-disk-'))
      const copied = join(other, 'image')
      copyFileSync(image, copied)
      return mounted(other, copied)
    },
    remove: () => {
      run('umount', '--lazy', directory)
      run('losetup', '--detach', device)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Stops a process, and waits until none of its threads runs any more. */
export async function freeze(pid: number): Promise<void> {
  process.kill(pid, 'SIGSTOP')
  while (!/^State:\s+T/m.test(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))) await pause(1)
}

function run(program: string, ...args: readonly string[]): string {
  return execFileSync(program, args, { encoding: 'utf8' }).trim()
}
