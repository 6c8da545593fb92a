import { existsSync } from 'node:fs'
import { basename, delimiter, dirname, join } from 'node:path'
import { codeOf, run } from './child.mjs'
import { Refusal } from './refusal.mjs'
import { root } from './root.mjs'

// What a user's settings, or the npm command that started us, say about what to install and where.
// Registry, proxy, cache and credentials stay.
const scope = [
  'also|call|dev|dry_run|global|global_style|if_present|include|include_workspace_root',
  'install_strategy|location|omit|only|optional|package|package_lock|package_lock_only',
  'prefix|production|save|workspace|workspaces',
].join('|')
const decidesWhatIsInstalled = new RegExp(`^(NODE_ENV|npm_config_(${scope}))$`, 'i')

/** Runs npm on the given Node, keeping its output; `reason` is npm's own error code, if any. */
export async function npm(node, args, lock) {
  const env = environment(node)
  const [command, ...first] = npmCommand(node, env)
  const output = { stdout: '', stderr: '' }

  // npm run --silent hands its silence down, and an error without output helps nobody.
  const all = [...first, '--loglevel=error', ...args]
  const options = { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] }
  const ended = await run(command, all, options, (child) => {
    lock.share(child.pid)
    for (const stream of ['stdout', 'stderr']) {
      child[stream].setEncoding('utf8').on('data', (text) => {
        output[stream] += text
      })
    }
  }).catch((error) => {
    if (error.code !== 'ENOENT') throw error
    throw new Refusal('Countersign needs npm, and there is none here: install Node 24 or newer.')
  })

  if (ended.interrupted !== null) throw new Refusal('', codeOf(ended.interrupted))
  const code = /^npm (?:error|ERR!) code (\S+)/m.exec(output.stderr)?.[1]
  return { ...ended, ...output, reason: code === undefined ? '' : ` (${code})` }
}

function environment(node) {
  const env = Object.entries(process.env).filter(([name]) => !decidesWhatIsInstalled.test(name))
  return Object.fromEntries(
    env.map(([name, value]) =>
      /^path$/i.test(name) ? [name, `${dirname(node)}${delimiter}${value}`] : [name, value],
    ),
  )
}

function npmCommand(node, env) {
  const script = npmScripts(env).find((path) => existsSync(path))
  return script === undefined ? ['npm'] : [node, script]
}

function npmScripts(env) {
  const { npm_execpath: started = '' } = env
  // pnpm and yarn set it too, and as npx-cli.js npm would take `ci` for the name of a package.
  if (/^np[mx]-cli\.js$/.test(basename(started))) return [join(dirname(started), 'npm-cli.js')]
  if (process.platform !== 'win32') return []
  // Beside its own node.exe npm.cmd would run on that one, and can't be spawned without a shell.
  const places = (env.Path ?? env.PATH ?? '').split(delimiter)
  return places.map((place) => join(place, 'node_modules', 'npm', 'bin', 'npm-cli.js'))
}
