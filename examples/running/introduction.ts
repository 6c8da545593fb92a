import type { Example } from './example.ts'
import { preamble, printed, withValues } from './printed.ts'
import type { RunningExample } from './start.ts'

/** All examples, and how to start one. */
export function list(examples: readonly Pick<Example, 'name' | 'shows'>[]): string {
  const rows = examples.map(({ name, shows }) => `  ${name.padEnd(11)}${shows}`)
  return `npm run example <name>\n\n${rows.join('\n')}\n`
}

/** What runs, and each request of the page ready to be pasted. */
export function introduction(example: Example, running: RunningExample): string {
  const { publicUrl, controlUrl, directory, values } = running
  const besides = example.besides === undefined ? '' : `\n${withValues(example.besides, values)}\n`
  const requests = example.requests.map((request) => printed(request, values)).join('\n\n')
  return `
The ${example.name} example runs: ${example.shows}.

  public     ${publicUrl}   the gateway, for the callers of the API
  control    ${controlUrl}   for operators
  data       ${directory}   removed at the end

The secrets below open this throw-away installation and nothing else, which is why they are printed.
${besides}
Paste this into bash in another terminal; it needs curl and node. Below what each request does
stands what it answers.

${preamble}

${requests}

Ctrl-C ends everything.
`
}
