import { draws } from '../draws.ts'
import { keyTextAt, keyTextLength } from '../keys.ts'
import { type Lane, openLane } from './lane.ts'
import { type FromLoad, type LoadReport, markFor, type Task, type ToLoad } from './protocol.ts'
import { createTally } from './tally.ts'

// The load's own process: it must be faster than the servers, so it does nothing that it can do
// beforehand. The texts of all keys lie in one piece of memory; a request is 69 bytes copied.

let texts: Buffer = Buffer.alloc(0)

process.on('message', (message: ToLoad) => {
  if ('keys' in message) {
    texts = writeTexts(message.keys)
    answer({ ready: true })
  } else void run(message).then(answer)
})
process.once('disconnect', () => process.exit())

function answer(message: FromLoad): void {
  process.send?.(message)
}

function writeTexts(count: number): Buffer {
  const written = Buffer.allocUnsafe(count * keyTextLength)
  for (let place = 0; place < count; place++) {
    written.write(keyTextAt(place), place * keyTextLength, 'latin1')
  }
  return written
}

async function run(task: Task): Promise<LoadReport> {
  const tally = createTally()
  const draw = draws[task.draw].of(texts.length / keyTextLength, task.seed)
  const credentialAt = task.request.indexOf(markFor(keyTextLength))
  const lanes: Lane[] = []
  for (let count = 0; count < task.connections; count++) {
    const request = Buffer.from(task.request)
    const fill = (): Buffer => {
      const start = draw() * keyTextLength
      texts.copy(request, credentialAt, start, start + keyTextLength)
      return request
    }
    lanes.push(await openLane(task.port, fill, tally))
  }

  const before = process.cpuUsage()
  const deadline = performance.now() + task.seconds * 1_000
  const rest = task.staysAwake ? stayAwake() : () => undefined
  await Promise.all(lanes.map((lane) => lane.drive(deadline)))
  rest()
  const { user, system } = process.cpuUsage(before)
  return { ...tally.report(), seconds: task.seconds, cpuSeconds: (user + system) / 1e6 }
}

/** Turns the event loop without pause until the returned function is called. */
function stayAwake(): () => void {
  let turn = setImmediate(function next() {
    turn = setImmediate(next)
  })
  return () => clearImmediate(turn)
}
