import { resolve } from 'node:path'
import { run } from './child.mjs'
import { ensureDashboard, needsDashboard } from './dashboard.mjs'
import { ensureInstalled } from './install.mjs'
import { ensureNode } from './node.mjs'
import { Refusal } from './refusal.mjs'
import { root } from './root.mjs'

/** Brings Node and the dependencies along, then becomes the script: its streams, signals, exit. */
export async function launch(script, args) {
  process.exit(await attempt(script, args))
}

async function attempt(script, args) {
  try {
    if (script === undefined) throw new Refusal('Usage: node runtime/run.mjs <script> [arguments…]')
    const node = await ensureNode()
    await ensureInstalled(node)
    if (needsDashboard(script, args)) await ensureDashboard(node)
    const ended = await run(node, [resolve(root, script), ...args], { stdio: 'inherit' })
    return ended.code
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.message !== '') process.stderr.write(`${error.message}\n`)
    return error.code
  }
}
