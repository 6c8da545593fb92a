import type { Terminal } from '../terminal.ts'

const everyMs = 1_000

/** Says on a terminal how many there are so far, from the second second on, and takes it away at the end. */
export function counting(what: string, { isLive, err }: Pick<Terminal, 'isLive' | 'err'>) {
  return async function* <Row>(rows: AsyncIterable<Row>): AsyncGenerator<Row, void, undefined> {
    let count = 0
    let toldAt = performance.now()
    let isTold = false
    try {
      for await (const row of rows) {
        count++
        if (isLive && performance.now() - toldAt >= everyMs) {
          toldAt = performance.now()
          isTold = true
          err(`\r\u001b[2K${count} ${what} …`)
        }
        yield row
      }
    } finally {
      if (isTold) err('\r\u001b[2K')
    }
  }
}
