import type { Command as Commander } from 'commander'
import { CommanderError } from 'commander'
import { askAt } from './ask.ts'
import { root } from './commands.ts'
import { type Command, commandsOf } from './definition/command.ts'
import { Failed, Interrupted, WrongUsage } from './definition/endings.ts'
import { refuseSecrets } from './definition/no-secrets.ts'
import { toCommander } from './definition/to-commander.ts'
import { interruptedCode, onInterruption } from './interruption.ts'
import { type Terminal, terminalOf } from './terminal.ts'
import { version } from './version.ts'

const failedCode = 1
const wrongUsageCode = 2

/** Runs the command line. The exit code is 0 when done, 1 when refused or failed, 2 for wrong usage. */
export async function run(words: readonly string[], process: NodeJS.Process): Promise<void> {
  const terminal = terminalOf(process)
  endQuietlyWithReader(process)
  // Whoever calls nothing wants to know what there is.
  const called = words.length === 0 ? ['--help'] : words
  try {
    refuseSecrets(called)
    await parserAt(terminal, process).parseAsync(called, { from: 'user' })
  } catch (error) {
    process.exitCode = await tell(error, terminal, process.env)
  }
}

function parserAt(terminal: Terminal, process: NodeJS.Process): Commander {
  const parser = toCommander(root, async (command, given) => {
    const interruption = command.endsItself === true ? nothingToUndo : onInterruption(terminal)
    const surroundings = {
      environment: process.env,
      terminal,
      ask: askAt(terminal),
      interruption,
    }
    await command.run(given as never, surroundings)
  })
  parser.version(version, '-V, --version', 'show the version')
  for (const each of [parser, ...below(parser)]) {
    each.exitOverride().configureOutput({ outputError: () => {} })
  }
  return parser
}

function below(parser: Commander): readonly Commander[] {
  return parser.commands.flatMap((each) => [each, ...below(each)])
}

const nothingToUndo = {
  whole: async <Result>(work: () => Promise<Result>) => work(),
  undo: () => () => {},
}

/** `countersign keys list | head` ends when `head` does. */
function endQuietlyWithReader({ stdout }: NodeJS.Process): void {
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
}

/** Says in a sentence how it ended; the exit code. */
async function tell(
  error: unknown,
  terminal: Terminal,
  environment: NodeJS.ProcessEnv,
): Promise<number> {
  if (error instanceof CommanderError && error.exitCode === 0) return 0
  if (error instanceof Interrupted) return interruptedCode
  const { says, code } = await endingOf(error)
  if (says !== '') terminal.err(`countersign: ${says}\n`)
  if (environment['DEBUG'] !== undefined && error instanceof Error) {
    terminal.err(`${error.stack ?? ''}\n`)
  }
  return code
}

async function endingOf(error: unknown): Promise<{ says: string; code: number }> {
  if (error instanceof CommanderError) {
    return { says: usageSentence(error), code: wrongUsageCode }
  }
  if (error instanceof WrongUsage) {
    return { says: `${error.message} (--help shows how.)`, code: wrongUsageCode }
  }
  if (error instanceof Failed) return { says: error.message, code: failedCode }
  // Loaded here: what it takes to read settings is more than all the rest of most commands.
  const { StartRefused } = await import('../config.ts')
  if (error instanceof StartRefused) return { says: error.message, code: failedCode }
  const what = error instanceof Error ? error.message : String(error)
  return {
    says: `Something went wrong that should not: ${what}. Please report it; DEBUG=1 shows where it was.`,
    code: failedCode,
  }
}

/** The words of the parser, without the values of options: one of them might be a secret. */
function usageSentence({ code, message }: CommanderError): string {
  if (code === 'commander.help') return ''
  const tooMany = code === 'commander.excessArguments' ? refusedArgument(message) : undefined
  if (tooMany !== undefined) return tooMany
  const said = message
    .replace(/^error: /, '')
    .replace(/'(--?[^'=]+)=[^']*'/, "'$1'")
    .replace(/\s*\n\s*/g, ' ')
    .replace(/\.$/, '')
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}. (--help shows how.)`
}

function refusedArgument(message: string): string | undefined {
  const [, name] = /too many arguments for '([^']+)'/.exec(message) ?? []
  const found: readonly { readonly command: Command }[] = commandsOf(root)
  return found.find(({ command }) => command.name === name)?.command.noArgument
}
