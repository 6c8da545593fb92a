import { Failed, Interrupted, WrongUsage } from './definition/endings.ts'
import type { Terminal } from './terminal.ts'

/** Questions to the person at the terminal. Where nobody is there, each throws. */
export interface Ask {
  /** A text that is not shown while it is typed. `instead` says what a program would do. */
  readonly secret: (question: string, instead: string) => Promise<string>
  /** The answer that is offered is the harmless one, no. */
  readonly confirm: (question: string) => Promise<boolean>
  readonly text: (question: string, usual: string) => Promise<string>
  readonly choice: <Value extends string>(
    question: string,
    choices: readonly Choice<Value>[],
  ) => Promise<Value>
}

export interface Choice<Value extends string> {
  readonly value: Value
  readonly label: string
}

/** The questions go to standard error: standard output is for results. */
const common = { output: process.stderr, withGuide: false }

export function askAt({ canAsk }: Terminal): Ask {
  const prompts = async (otherwise: Error) => {
    if (!canAsk) throw otherwise
    return import('@clack/prompts')
  }
  const unasked = (question: string) =>
    new WrongUsage(`There is no terminal to ask on, and it is not said: ${question}`)
  return {
    secret: async (message, instead) => {
      const { password } = await prompts(new Failed(instead))
      return answered(await password({ ...common, message, validate: notEmpty }))
    },
    confirm: async (message) => {
      const { confirm } = await prompts(
        new WrongUsage('There is no terminal to ask on: say --yes to do it without being asked.'),
      )
      return answered(await confirm({ ...common, message, initialValue: false }))
    },
    text: async (message, usual) => {
      const { text } = await prompts(unasked(message))
      return answered(await text({ ...common, message, placeholder: usual, defaultValue: usual }))
    },
    choice: async (message, choices) => {
      const { select } = await prompts(unasked(message))
      const options: { value: string; label: string }[] = choices.map(({ value, label }) => ({
        value,
        label,
      }))
      const chosen = answered(await select({ ...common, message, options }))
      const found = choices.find(({ value }) => value === chosen)
      if (found === undefined) throw new Error('a choice was made that was not offered')
      return found.value
    },
  }
}

/** What is given instead of an answer when the person presses Ctrl-C is a symbol. */
function answered<Answer>(answer: Answer): Exclude<Answer, symbol> {
  if (typeof answer === 'symbol') throw new Interrupted('left a question')
  return answer as Exclude<Answer, symbol>
}

function notEmpty(given: string | undefined): string | undefined {
  return given === undefined || given.trim() === '' ? 'Nothing was typed.' : undefined
}
