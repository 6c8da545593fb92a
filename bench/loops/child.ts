/** To a loop's process: first the texts it works on, then how long to turn, as often as wanted. */
export type ToLoop = { readonly texts: readonly string[] } | { readonly seconds: number }

export type FromLoop = { readonly ready: true } | LoopReport

export interface LoopReport {
  /** Turns, and how many of them came out wrong. */
  readonly turns: number
  readonly wrong: number
  readonly seconds: number
}

/** One piece of work, on the text at this place. Tells whether it came out right. */
export type Turn = (place: number) => boolean

/** Makes this process a loop, which takes the texts in turn. */
export function offerLoop(prepare: (texts: readonly string[]) => Turn): void {
  let loop: ((seconds: number) => LoopReport) | null = null
  process.on('message', (message: ToLoop) => {
    if ('texts' in message) {
      loop = loopOf(prepare(message.texts), message.texts.length)
      answer({ ready: true })
    } else if (loop !== null) answer(loop(message.seconds))
  })
  process.once('disconnect', () => process.exit())
}

function answer(message: FromLoop): void {
  process.send?.(message)
}

/** Reading the clock takes as long as a short turn, so it is read once in many. */
const turnsBetweenLooks = 20

function loopOf(turn: Turn, places: number): (seconds: number) => LoopReport {
  let place = 0
  return (seconds) => {
    const start = performance.now()
    let [turns, wrong, tookMs] = [0, 0, 0]
    while (tookMs < seconds * 1_000) {
      for (let count = 0; count < turnsBetweenLooks; count++) {
        place = place + 1 < places ? place + 1 : 0
        if (!turn(place)) wrong++
      }
      turns += turnsBetweenLooks
      tookMs = performance.now() - start
    }
    return { turns, wrong, seconds: tookMs / 1_000 }
  }
}
