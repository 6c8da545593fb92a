import { root } from '../packages/server/src/cli/commands.ts'
import {
  type Command,
  type CommandTree,
  commandsOf,
  optionName,
} from '../packages/server/src/cli/definition/command.ts'
import type { Input } from '../packages/server/src/cli/definition/options.ts'

/** docs/command-line.md: every command, from the definitions that the command line is made of. */
export function commandLinePage(): string {
  return `# The command line

\`countersign\`, or \`npx countersign\` in the repository. \`npm run docs\` writes this page from the commands' definitions.

- Commands that manage call the control API of \`--url\` or \`COUNTERSIGN_URL\` (http://127.0.0.1:8788). What opens it is
  found in this order: \`--token-file\`, \`--data\`, \`COUNTERSIGN_TOKEN\`, \`COUNTERSIGN_TOKEN_FILE\`, and for a service on this
  machine \`COUNTERSIGN_ADMIN_KEY\` and the admin key of an embedded installation in \`DATA_DIR\` or \`./countersign-data\`;
  else it is asked for. So on the machine of an embedded installation no login is needed.
- No secret is taken as an argument, where other users of the machine could read it.
- Results go to standard output, everything else to standard error. With \`--json\` standard output holds JSON and nothing
  else: an object as the control API answers it, or an array of them.
- The exit code is 0 when it is done, 1 when it was refused or failed, 2 when the command line was wrong, and 130 after
  Ctrl-C, which waits for a change that is under way.
- Colours are left out where \`NO_COLOR\` is set or the output is no terminal. \`DEBUG=1\` adds to an error where it was.

${tableOfContents()}
${commandsOf(root).map(section).join('\n')}`
}

function tableOfContents(): string {
  const rows = root.commands.flatMap(leafRows)
  return `| command | |\n|---|---|\n${rows.join('')}`
}

function leafRows(tree: CommandTree): readonly string[] {
  return commandsOf(tree, [root.name]).map(
    ({ path, command }) =>
      `| [${path.slice(1).join(' ')}](#${path.join('-')}) | ${command.summary} |\n`,
  )
}

function section({ path, command }: { path: readonly string[]; command: Command }): string {
  const { summary, details, notes, examples } = command
  const words = Object.entries(command.arguments).map(([name, { isRequired }]) =>
    isRequired ? `<${name}>` : `[${name}]`,
  )
  const lines = examples.map(({ does, line }) => `# ${does}\n${line}\n`)
  return `## ${path.join(' ')}

${[summary, details].filter((text) => text !== undefined).join(' ')}

\`\`\`
${[...path, ...words].join(' ')} [options]
\`\`\`

${table(command)}${notes === undefined ? '' : `\`\`\`\n${notes}\n\`\`\`\n\n`}\`\`\`
${lines.join('\n')}\`\`\`
`
}

function table(command: Command): string {
  const rows = [
    ...Object.entries(command.arguments).map(([name, input]) => row(`<${name}>`, input)),
    ...Object.entries(command.options).map(([name, input]) => row(written(name, input), input)),
  ]
  return rows.length === 0 ? '' : `| | |\n|---|---|\n${rows.join('')}\n`
}

function written(name: string, { value }: Input<unknown>): string {
  return value === null ? optionName(name) : `${optionName(name)} <${value}>`
}

function row(name: string, { says, isRequired }: Input<unknown>): string {
  const needed = isRequired ? ' (required)' : ''
  return `| \`${name.replaceAll('|', '\\|')}\` | ${says.replaceAll('|', '\\|')}${needed} |\n`
}
