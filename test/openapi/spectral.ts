import { execFile } from 'node:child_process'
import { join } from 'node:path'

const spectral = join(
  import.meta.dirname,
  '../../node_modules/@stoplight/spectral-cli/dist/index.js',
)

interface Finding {
  readonly code: string
  readonly path: readonly string[]
  readonly message: string
}

/** What Spectral finds in a document by a ruleset, one line a finding. */
export async function findings(path: string, ruleset: string): Promise<readonly string[]> {
  const args = [spectral, 'lint', '--ruleset', ruleset, '--format', 'json', '--quiet', path]
  const text = await new Promise<string>((resolve, reject) => {
    const env = { ...process.env, SCARF_ANALYTICS: 'false' }
    execFile(process.execPath, args, { env, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      // exit code 1 says that there are findings
      if (error !== null && error.code !== 1) reject(new Error(stderr + stdout))
      else resolve(stdout)
    })
  })
  const found = JSON.parse(text === '' ? '[]' : text) as readonly Finding[]
  return found.map(({ code, path: at, message }) => `${at.join('/')} ${code}: ${message}`)
}
