import { longestMs, parseDuration } from '@countersign/core'
import { WrongUsage } from './endings.ts'

/** What a shell may offer as the value: words, names of files or of directories, or nothing. */
export type Completes = 'nothing' | 'file' | 'directory' | readonly string[]

/** One option of a command, or one of its arguments: what it is for and how its text is read. */
export interface Input<Value> {
  /** How its value is called in the help. Null: a switch, which has none. */
  readonly value: string | null
  readonly says: string
  readonly completes: Completes
  readonly isRequired: boolean
  readonly isRepeatable: boolean
  readonly short?: string
  /** The heading under which the help lists it. */
  readonly heading?: string
  /**
   * Reads the texts that were given, in their order; none when it was left out, an empty one for a
   * switch. Throws WrongUsage, whose message is what was expected, and nothing of the text.
   */
  readonly read: (texts: readonly string[]) => Value
}

const usual = { completes: 'nothing', isRequired: false, isRepeatable: false } as const

/** A switch. */
export const toggle = (says: string): Input<boolean> => ({
  ...usual,
  value: null,
  says,
  read: (texts) => texts.length > 0,
})

export const text = (
  value: string,
  says: string,
  completes: Completes = 'nothing',
): Input<string | undefined> => ({
  ...usual,
  value,
  says,
  completes,
  read: ([given]) => {
    if (given === '') throw new WrongUsage('expected something, and it is empty')
    return given
  },
})

/** Texts separated by commas, in one option or several. Nothing between them is refused, never ignored. */
export const list = (value: string, says: string): Input<readonly string[] | undefined> => ({
  ...usual,
  value,
  says,
  isRepeatable: true,
  read: (texts) => {
    if (texts.length === 0) return undefined
    const all = texts.flatMap((one) => one.split(',')).map((one) => one.trim())
    if (all.includes('')) throw new WrongUsage('expected a list separated by commas')
    return all
  },
})

export const choice = <const Choice extends string>(
  choices: readonly Choice[],
  says: string,
): Input<Choice | undefined> => ({
  ...usual,
  value: choices.join('|'),
  says,
  completes: choices,
  read: ([given]) => {
    if (given === undefined) return undefined
    const found = choices.find((one) => one === given)
    if (found === undefined) throw new WrongUsage(`expected one of ${choices.join(', ')}`)
    return found
  },
})

/** Several out of a closed set, separated by commas. */
export const choices = <const Choice extends string>(
  known: readonly Choice[],
  { value, says }: { readonly value: string; readonly says: string },
): Input<readonly Choice[] | undefined> => ({
  ...list(value, says),
  completes: known,
  read: (texts) => {
    const given = list(value, says).read(texts)
    return given?.map((one) => {
      const found = known.find((name) => name === one)
      if (found === undefined) throw new WrongUsage(`expected some of ${known.join(', ')}`)
      return found
    })
  },
})

export const wholeNumber = (value: string, says: string): Input<number | undefined> => ({
  ...usual,
  value,
  says,
  read: ([given]) => {
    if (given === undefined) return undefined
    if (!/^[1-9][0-9]{0,8}$/.test(given)) throw new WrongUsage('expected a whole number above 0')
    return Number(given)
  },
})

/** Such as `90d`. What a duration is, the service says too; here it saves the way. */
export const duration = (says: string): Input<string | undefined> => ({
  ...usual,
  value: 'duration',
  says,
  read: ([given]) => {
    if (given === undefined) return undefined
    const ms = parseDuration(given)
    if (ms === null || ms > longestMs) {
      throw new WrongUsage('expected a whole number and s, m, h, d or w, such as 90d')
    }
    return given
  },
})

/** `name=value`, one an option. */
export const pairs = (says: string): Input<Readonly<Record<string, string>> | undefined> => ({
  ...usual,
  value: 'name=value',
  says,
  isRepeatable: true,
  read: (texts) => {
    if (texts.length === 0) return undefined
    return Object.fromEntries(
      texts.map((one) => {
        const at = one.indexOf('=')
        if (at < 1) throw new WrongUsage('expected name=value')
        return [one.slice(0, at), one.slice(at + 1)]
      }),
    )
  },
})

/** Refuses to go without it. */
export const required = <Value>(input: Input<Value | undefined>): Input<Value> => ({
  ...input,
  isRequired: true,
  read: (texts) => {
    const value = input.read(texts)
    if (value === undefined) throw new WrongUsage('is missing')
    return value
  },
})

/** Lists it in the help under a heading of its own. */
export function under<Inputs extends Readonly<Record<string, Input<unknown>>>>(
  heading: string,
  inputs: Inputs,
): Inputs {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, input]) => [name, { ...input, heading }]),
  ) as unknown as Inputs
}
