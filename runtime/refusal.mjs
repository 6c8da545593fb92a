/** Ends the launcher with one sentence instead of a stack; an empty one says nothing. */
export class Refusal extends Error {
  constructor(message, code = 1) {
    super(message)
    this.code = code
  }
}
