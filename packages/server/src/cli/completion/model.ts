import { type Command, type CommandTree, type Group, optionName } from '../definition/command.ts'
import type { Completes, Input } from '../definition/options.ts'

/** One word that may be typed next, and what it is for. */
export interface Offer {
  readonly word: string
  readonly says: string
}

/** An option that takes a value, and what may be offered for it. */
export interface Valued {
  readonly word: string
  readonly completes: Completes
}

/** What a shell may offer after the words of a path. */
export interface Place {
  /** The words before, without the program: `keys create`. */
  readonly path: string
  readonly commands: readonly Offer[]
  readonly options: readonly Offer[]
  readonly valued: readonly Valued[]
}

const help: Offer = { word: '--help', says: 'show the help' }

/** Every place of the command line. */
export function placesOf(root: Group): readonly Place[] {
  return below(root, [])
}

function below(tree: CommandTree, path: readonly string[]): readonly Place[] {
  if (tree.kind === 'command') return [placeOf(tree, path)]
  const version = path.length === 0 ? [{ word: '--version', says: 'show the version' }] : []
  const here: Place = {
    path: path.join(' '),
    commands: tree.commands.map(({ name, summary }) => ({ word: name, says: summary })),
    options: [help, ...version],
    valued: [],
  }
  return [here, ...tree.commands.flatMap((one) => below(one, [...path, one.name]))]
}

function placeOf({ options, arguments: inputs }: Command, path: readonly string[]): Place {
  const entries = Object.entries(options)
  return {
    path: path.join(' '),
    commands: Object.values(inputs).flatMap(wordsOf),
    options: [...entries.map(([name, { says }]) => ({ word: optionName(name), says })), help],
    valued: entries
      .filter(([, { value }]) => value !== null)
      .map(([name, { completes }]) => ({ word: optionName(name), completes })),
  }
}

/** The words that an argument can be. */
function wordsOf({ completes, says }: Input<unknown>): readonly Offer[] {
  return typeof completes === 'string' ? [] : completes.map((word) => ({ word, says }))
}

/** The paths of all places, as a pattern of `case`. */
export function pathPattern(places: readonly Place[]): string {
  const paths = places.map(({ path }) => path).filter((path) => path !== '')
  return paths.map((path) => `"${path}"`).join(' | ')
}

/** The words that the value of an option can be, or what kind of thing it is, in angle brackets. */
export function offeredValues({ completes }: Valued): string {
  return typeof completes === 'string' ? `<${completes}>` : completes.join(' ')
}
