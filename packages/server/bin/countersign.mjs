#!/usr/bin/env node
// Plain JavaScript for Node 18 and newer, so that an old Node reads a sentence, not a stack.
import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { whenNpmIsGone } from './npm-parent.mjs'

const here = fileURLToPath(import.meta.url)
const root = fileURLToPath(new URL('../../../', import.meta.url))
const isNewEnough = Number.parseInt(process.versions.node, 10) >= 24

if (isRepository() && !(isNewEnough && (await isInstalled()))) {
  const { launch } = await import('../../../runtime/launch.mjs')
  await launch('packages/server/src/cli/index.ts', process.argv.slice(2))
} else if (isNewEnough) {
  whenNpmIsGone(() => process.kill(process.pid, 'SIGTERM'))
  await import('../src/cli/index.ts')
} else {
  process.stderr.write(`Countersign needs Node 24 or newer, and this is ${process.version}.\n`)
  process.exitCode = 1
}

// Installed from npm, three levels up is the project of somebody else.
function isRepository() {
  const place = join('packages', 'server', 'bin', 'countersign.mjs')
  return relative(root, here) === place && existsSync(join(root, 'runtime', 'launch.mjs'))
}

async function isInstalled() {
  const install = await import('../../../runtime/install.mjs')
  return install.isInstalled()
}
