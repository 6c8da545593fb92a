import { Command as Commander, Option } from 'commander'
import { type Command, type CommandTree, optionName } from './command.ts'
import { WrongUsage } from './endings.ts'
import type { Input } from './options.ts'

/** Runs a command with what was read of the command line. */
export type Execute = (command: Command, given: Readonly<Record<string, unknown>>) => Promise<void>

/** The parser for a tree of commands. */
export function toCommander(tree: CommandTree, execute: Execute): Commander {
  const commander = new Commander(tree.name)
    .summary(tree.summary)
    .description(describe(tree))
    .helpOption('-h, --help', 'show this help')
    .helpCommand(false)
    .configureHelp({ subcommandTerm })
  if (tree.kind === 'group') {
    for (const below of tree.commands) commander.addCommand(toCommander(below, execute))
    return commander
  }
  for (const [name, input] of Object.entries(tree.arguments)) {
    commander.argument(argumentFlag(name, input), input.says)
  }
  for (const [name, input] of Object.entries(tree.options)) commander.addOption(option(name, input))
  commander.addHelpText('after', after(tree))
  return commander.action(async (...passed: unknown[]) => {
    const texts = passed.slice(0, Object.keys(tree.arguments).length)
    await execute(tree, { ...readArguments(tree, texts), ...readOptions(tree, commander.opts()) })
  })
}

/** `create [project]`: that there are options goes without saying. */
function subcommandTerm(below: Commander): string {
  const words = below.registeredArguments.map((one) =>
    one.required ? `<${one.name()}>` : `[${one.name()}]`,
  )
  return [below.name(), ...words].join(' ')
}

function describe({ summary, details }: CommandTree): string {
  return details === undefined ? summary : `${summary}\n\n${details}`
}

function argumentFlag(name: string, { isRequired }: Input<unknown>): string {
  return isRequired ? `<${name}>` : `[${name}]`
}

function option(name: string, input: Input<unknown>): Option {
  const { value, says, short, heading } = input
  const long = value === null ? optionName(name) : `${optionName(name)} <${value}>`
  const flags = short === undefined ? long : `${short}, ${long}`
  const made = new Option(flags, says)
  if (heading !== undefined) made.helpGroup(`${heading}:`)
  if (value === null) return made
  return made.argParser((given: string, before: readonly string[] | undefined) => [
    ...(before ?? []),
    given,
  ])
}

function after({ notes, examples }: Command): string {
  const lines = examples.map(({ does, line }) => `  # ${does}\n  ${line}\n`)
  return `${notes === undefined ? '' : `\n${notes}\n`}\nExamples:\n${lines.join('\n')}`
}

function readArguments(command: Command, texts: readonly unknown[]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(command.arguments).map(([name, input], at) => {
      const given = texts[at]
      return [name, readAs(`<${name}>`, input, typeof given === 'string' ? [given] : [])]
    }),
  )
}

function readOptions(
  command: Command,
  parsed: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(command.options).map(([name, input]) => [
      name,
      readAs(optionName(name), input, textsOf(parsed[name])),
    ]),
  )
}

/** What the parser holds for an option: the texts of its values, true for a switch, or nothing. */
function textsOf(parsed: unknown): readonly string[] {
  if (Array.isArray(parsed)) return parsed as readonly string[]
  return parsed === true ? [''] : []
}

/** Of what can be said once only, the last counts: so a script can set what its caller overrides. */
function readAs(named: string, input: Input<unknown>, texts: readonly string[]): unknown {
  try {
    return input.read(input.isRepeatable ? texts : texts.slice(-1))
  } catch (error) {
    if (!(error instanceof WrongUsage)) throw error
    const what = error.message === 'is missing' ? ` ${error.message}` : `: ${error.message}`
    throw new WrongUsage(`${named}${what}.`)
  }
}
