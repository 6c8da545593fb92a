/** Reads the repository from the disk: what git tracks or would track; without git, what the tree holds. */

import { execFileSync } from 'node:child_process'
import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Repository, type RepositoryFile, repositoryOf } from './repository.ts'

interface Entry {
  readonly path: string
  /** As git records it; null where only the disk knows. */
  readonly executable: boolean | null
}

export async function readRepository(root: string): Promise<Repository> {
  const entries = listedByGit(root) ?? listedByWalking(root)
  const files = entries.flatMap((entry) => readEntry(root, entry))
  return repositoryOf(files, await refusalCodes(root))
}

/** Null where there is no git, no repository, or none that git will read. */
export function listedByGit(root: string): Entry[] | null {
  const list = (...options: string[]) =>
    execFileSync('git', ['ls-files', '-z', ...options], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
      .split('\0')
      .filter((line) => line !== '')
  try {
    const tracked = list('--stage').map((line) => ({
      path: line.slice(line.indexOf('\t') + 1),
      executable: line.startsWith('100755'),
    }))
    const untracked = list('--others', '--exclude-standard').map((path) => ({
      path,
      executable: null,
    }))
    return tracked.length === 0 ? null : [...tracked, ...untracked]
  } catch {
    return null
  }
}

export function listedByWalking(root: string): Entry[] {
  const ignored = new Set(['.git', ...ignoredFolders(root)])
  const entries: Entry[] = []
  const pending = ['']
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    for (const child of readdirSync(join(root, folder), { withFileTypes: true })) {
      if (ignored.has(child.name)) continue
      if (child.isDirectory()) pending.push(`${folder}${child.name}/`)
      else if (child.isFile()) entries.push({ path: `${folder}${child.name}`, executable: null })
    }
  }
  return entries
}

/** The plain folder names of .gitignore, which is all that ours has besides logs. */
function ignoredFolders(root: string): string[] {
  const list = join(root, '.gitignore')
  if (!existsSync(list)) return ['node_modules']
  return readFileSync(list, 'utf8')
    .split('\n')
    .filter((line) => line.endsWith('/'))
    .map((line) => line.replaceAll('/', ''))
}

function readEntry(root: string, { path, executable }: Entry): RepositoryFile[] {
  const stat = lstatSync(join(root, path), { throwIfNoEntry: false })
  if (stat === undefined || !stat.isFile()) return []
  const bytes = readFileSync(join(root, path))
  return [
    {
      path,
      text: bytes.includes(0) ? '' : bytes.toString('utf8'),
      executable: executable ?? (stat.mode & 0o111) !== 0,
    },
  ]
}

async function refusalCodes(root: string): Promise<string[] | null> {
  const catalogue = join(root, 'packages/core/src/refusals.ts')
  if (!existsSync(catalogue)) return null
  const loaded: unknown = await import(/* @vite-ignore */ pathToFileURL(catalogue).href)
  const hasRows = typeof loaded === 'object' && loaded !== null && 'refusals' in loaded
  if (!hasRows || typeof loaded.refusals !== 'object' || loaded.refusals === null) {
    throw new Error('packages/core/src/refusals.ts exports no table named refusals')
  }
  return Object.keys(loaded.refusals)
}
