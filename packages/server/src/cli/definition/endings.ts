/** The command line can't be understood: exit code 2. The message holds nothing secret. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage'
}

/** What was asked for can't be done: exit code 1. The message is one sentence that says what to do. */
export class Failed extends Error {
  override readonly name = 'Failed'
}

/** The person left a question with Ctrl-C: exit code 130. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted'
}
