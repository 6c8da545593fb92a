// Loaded before a service (`node --import`), in whose process the clock is so far off.

const shiftMs = Number(process.env['TEST_CLOCK_SHIFT_MS'])
const Right = Date

globalThis.Date = class extends Right {
  constructor(...given: readonly [] | ConstructorParameters<DateConstructor>) {
    if (given.length === 0) super(Right.now() + shiftMs)
    else super(...given)
  }

  static override now(): number {
    return Right.now() + shiftMs
  }
} as DateConstructor
