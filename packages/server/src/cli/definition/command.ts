import type { Surroundings } from '../surroundings.ts'
import type { Input } from './options.ts'

type Inputs = Readonly<Record<string, Input<unknown>>>

/** The values of inputs, by name. */
export type Values<Of extends Inputs> = {
  readonly [Name in keyof Of]: Of[Name] extends Input<infer Value> ? Value : never
}

export interface Example {
  readonly does: string
  readonly line: string
}

/** What the help, the documentation and the completions are made of. */
interface Described {
  readonly name: string
  /** One sentence. */
  readonly summary: string
  readonly details?: string
}

/** A command that does something. */
export interface Command extends Described {
  readonly kind: 'command'
  /** In their order. */
  readonly arguments: Inputs
  /** Each is written `--as-its-name`. */
  readonly options: Inputs
  /** Lines that stand after the options as they are. */
  readonly notes?: string
  readonly examples: readonly [Example, ...Example[]]
  /** What to say where an argument too many stands; it might be a secret. */
  readonly noArgument?: string
  /** A command that takes signals into its own hands. */
  readonly endsItself?: true
  readonly run: (given: never, surroundings: Surroundings) => Promise<void>
}

/** A command that has commands. */
export interface Group extends Described {
  readonly kind: 'group'
  readonly commands: readonly CommandTree[]
}

export type CommandTree = Command | Group

/** A command as it is declared: what it takes decides what its action is given. */
export interface Declaration<Arguments extends Inputs, Options extends Inputs>
  extends Omit<Command, 'kind' | 'run' | 'arguments' | 'options'> {
  readonly arguments: Arguments
  readonly options: Options
  readonly run: (
    given: Values<Arguments> & Values<Options>,
    surroundings: Surroundings,
  ) => Promise<void>
}

export function command<Arguments extends Inputs, Options extends Inputs>(
  declaration: Declaration<Arguments, Options>,
): Command {
  return { kind: 'command', ...declaration }
}

export function group(described: Omit<Group, 'kind'>): Group {
  return { kind: 'group', ...described }
}

/** `expiresIn` is written `--expires-in`. */
export function optionName(name: string): string {
  return `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
}

/** Every command below a tree, with the words that call it. */
export function commandsOf(
  tree: CommandTree,
  above: readonly string[] = [],
): readonly { readonly path: readonly string[]; readonly command: Command }[] {
  const path = [...above, tree.name]
  if (tree.kind === 'command') return [{ path, command: tree }]
  return tree.commands.flatMap((below) => commandsOf(below, path))
}

/** Members that were given: what is undefined is left out. */
export function present<Members extends object>(
  members: Members,
): { readonly [Name in keyof Members]?: Exclude<Members[Name], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    readonly [Name in keyof Members]?: Exclude<Members[Name], undefined>
  }
}
