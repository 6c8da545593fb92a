import { chmod, chown, mkdtemp, realpath, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** The owner of the server's processes and files; both absent: whoever runs the tests. */
export interface Account {
  readonly uid?: number
  readonly gid?: number
}

/** PostgreSQL refuses to run as root, as containers mostly do: then `nobody` runs it. */
export function serverAccount(): Account {
  if (process.getuid?.() !== 0) return {}
  if (process.platform === 'linux') return { uid: 65_534, gid: 65_534 }
  throw new Error(`PostgreSQL refuses to run as root; on ${process.platform} use another user`)
}

/**
 * How its processes are started: nothing of the caller's environment reaches them, as PGDATA, PGPORT
 * or a locale would change what they do. LC_ALL is set because macOS's postgres asks for it.
 */
export function processOptions(account: Account, cwd: string) {
  const kept = ['PATH', 'SystemRoot', 'TEMP', 'TMP'].flatMap((name) => {
    const value = process.env[name]
    return value === undefined ? [] : [[name, value]]
  })
  const env = { ...Object.fromEntries(kept), LC_ALL: 'C' } as Record<string, string>
  return { ...account, cwd, env, windowsHide: true }
}

/** A fresh directory that only the account may enter, below a parent that it can reach. */
export async function makeDirectory(account: Account): Promise<string> {
  const directory = await mkdtemp(join(await findParent(account), 'countersign-pg-'))
  await chmod(directory, 0o700)
  if (account.uid !== undefined && account.gid !== undefined) {
    await chown(directory, account.uid, account.gid)
  }
  return directory
}

/** TMPDIR may lie in root's home, where another account cannot go. */
async function findParent(account: Account): Promise<string> {
  const usual = await realpath(tmpdir())
  if (account.uid === undefined) return usual
  for (const parent of [usual, '/tmp', '/var/tmp']) {
    if (await everyoneCanEnter(parent)) return parent
  }
  throw new Error(`uid ${account.uid} can reach none of ${usual}, /tmp and /var/tmp`)
}

async function everyoneCanEnter(directory: string): Promise<boolean> {
  const found = await stat(directory).catch(() => null)
  if (found === null || (found.mode & 0o001) === 0) return false
  return dirname(directory) === directory || everyoneCanEnter(dirname(directory))
}
