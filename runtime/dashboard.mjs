import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './child.mjs'
import { withLock } from './lock.mjs'
import { memory, root } from './root.mjs'

const home = join(root, 'packages', 'dashboard')
const stamp = join(memory, 'dashboard-built')
const dist = join(home, 'dist')
const pages = [join(dist, 'index.html'), join(dist, 'portal', 'index.html')]

// What the dashboard is made of besides its dependencies, which the lock file names.
const sources = [
  join(home, 'src'),
  join(home, 'public'),
  join(home, 'build'),
  join(home, 'portal'),
  join(root, 'packages', 'client', 'src'),
  ...['index.html', 'package.json', 'vite.config.ts', 'vite.portal.config.ts', 'tsconfig.json'].map(
    (name) => join(home, name),
  ),
  join(root, 'package-lock.json'),
]

// What shows the dashboard to somebody.
const commands = [
  ['packages/server/src/cli/index.ts', 'serve'],
  ['node_modules/vitest/vitest.mjs', 'run'],
]

export function needsDashboard(script, [first]) {
  const shows = commands.some(([program, command]) => program === script && command === first)
  return shows && existsSync(home)
}

/** Builds the dashboard and the portal when their sources are not those that the present ones were built of. */
export async function ensureDashboard(node) {
  if (isBuilt()) return
  await withLock(async (lock) => {
    if (!isBuilt()) await build(node, lock)
  })
}

function isBuilt() {
  return (
    pages.every((page) => existsSync(page)) &&
    existsSync(stamp) &&
    readFileSync(stamp, 'utf8') === wanted()
  )
}

async function build(node, lock) {
  process.stderr.write('Building the dashboard …\n')
  const building = wanted()
  rmSync(stamp, { force: true })

  // the portal lies in the folder of the dashboard, which its own build empties
  for (const config of ['vite.config.ts', 'vite.portal.config.ts']) {
    if (!(await buildOne(node, config, lock))) return
  }
  mkdirSync(memory, { recursive: true })
  writeFileSync(stamp, building)
}

async function buildOne(node, config, lock) {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const output = []
  const ended = await run(
    node,
    [vite, 'build', '--config', config, '--logLevel', 'warn'],
    { cwd: home, stdio: ['ignore', 'pipe', 'pipe'] },
    (child) => {
      lock.share(child.pid)
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text) => output.push(text))
      }
    },
  )
  if (ended.code === 0) return true
  // Everything else works without it, on a platform for which the bundler has no program, too.
  process.stderr.write(`${output.join('')}The dashboard could not be built.\n`)
  return false
}

function wanted() {
  const hash = createHash('sha256')
  for (const path of sources.flatMap(filesOf).sort()) {
    hash
      .update(`${path.slice(root.length)}\0`)
      .update(readFileSync(path))
      .update('\0')
  }
  return hash.digest('hex')
}

function filesOf(path) {
  if (!existsSync(path)) return []
  const found = readEntries(path)
  return found === null ? [path] : found.flatMap((entry) => filesOf(join(path, entry)))
}

function readEntries(path) {
  try {
    return readdirSync(path)
  } catch (error) {
    if (error.code !== 'ENOTDIR') throw error
    return null
  }
}
