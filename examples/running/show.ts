/** A program that shows something by itself, live in the terminal. */
export interface Show {
  readonly name: string
  /** In one line. */
  readonly shows: string
  /** Runs until it is told to stop, and leaves nothing behind; the exit code. */
  readonly run: (options: ShowOptions) => Promise<number>
}

export interface ShowOptions {
  /** The first of the ports that are wished for; 0: any free ones. */
  readonly firstPort: number
  readonly stopping: AbortSignal
  /** Hears what is being done until it begins. */
  readonly progress: (text: string) => void
  /** Hears what is shown, line by line. */
  readonly print: (line: string) => void
}
