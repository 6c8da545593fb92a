import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { withLock } from './lock.mjs'
import { npm } from './npm.mjs'
import { Refusal } from './refusal.mjs'
import { root } from './root.mjs'

const stamp = join(root, 'node_modules', '.countersign-installed')

// An old Node, NODE_ENV=production or omit=optional would leave out what the tests and the
// dashboard's build need, so the install asks for all of it and runs on the Node that will use it.
const everything = ['--include=dev', '--include=optional', '--no-audit', '--no-fund']

/** Runs `npm ci` when the lock file is not the one that node_modules was made from. */
export async function ensureInstalled(node) {
  if (isInstalled()) return
  await withLock(async (lock) => {
    if (!isInstalled()) await install(node, lock)
  })
}

export function isInstalled() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted()
}

async function install(node, lock) {
  process.stderr.write('Installing the dependencies of Countersign …\n')
  const installing = wanted()
  rmSync(stamp, { force: true })

  const ended = await npm(node, ['ci', ...everything], lock)
  if (ended.code !== 0) {
    process.stderr.write(ended.stdout + ended.stderr)
    throw new Refusal(`npm could not install the dependencies of Countersign${ended.reason}.`)
  }

  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, installing)
}

// The platform belongs to it because native packages differ, and checkouts are shared with
// containers and virtual machines.
function wanted() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(`${process.platform}-${process.arch}`)
    .digest('hex')
}
