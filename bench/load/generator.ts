import { type Draw, draws } from '../draws.ts'
import { type Field, fields } from '../fields.ts'
import { type Lane, openLane } from './lane.ts'
import type { FromLoad, LoadReport, Task, ToLoad } from './protocol.ts'
import { createTally } from './tally.ts'

// The load's own process: it must be faster than the servers, so it does nothing that it can do
// beforehand. A field of all keys lies in one piece of memory; a request is a few bytes copied.

let keyCount = 0
const written = new Map<Field, Buffer>()

process.on('message', (message: ToLoad) => {
  if ('keys' in message) {
    keyCount = message.keys
    writtenFor(fields.text)
    answer({ ready: true })
  } else void run(message).then(answer)
})
process.once('disconnect', () => process.exit())

function answer(message: FromLoad): void {
  process.send?.(message)
}

/** A field of every key, written when it is first wanted. */
function writtenFor(field: Field): Buffer {
  const known = written.get(field)
  if (known !== undefined) return known
  const { length } = field.mark
  const all = Buffer.allocUnsafe(keyCount * length)
  for (let place = 0; place < keyCount; place++)
    all.write(field.at(place), place * length, 'latin1')
  written.set(field, all)
  return all
}

async function run(task: Task): Promise<LoadReport> {
  const tally = createTally()
  const draw = draws[task.draw].of(Math.min(task.among, keyCount), task.seed)
  const lanes: Lane[] = []
  for (let count = 0; count < task.connections; count++) {
    const request = task.requests[count % task.requests.length] ?? ''
    const fill = fillingOf(Buffer.from(request), draw)
    const port = task.ports[count % task.ports.length] ?? 0
    lanes.push(await openLane({ port, fill, right: task.right }, tally))
  }

  const before = process.cpuUsage()
  const deadline = performance.now() + task.seconds * 1_000
  const rest = task.staysAwake ? stayAwake() : () => undefined
  await Promise.all(lanes.map((lane) => lane.drive(deadline)))
  rest()
  const { user, system } = process.cpuUsage(before)
  const { requests, ...rightness } = tally.report()
  return {
    ...rightness,
    answers: requests * task.right.answers,
    seconds: task.seconds,
    cpuSeconds: (user + system) / 1e6,
  }
}

/** Fills a request in anew at each call: every place in it with another key. */
function fillingOf(request: Buffer, draw: Draw): () => Buffer {
  const holes = Object.values(fields).flatMap((field) => holesFor(field, request))
  return () => {
    for (const { at, length, from } of holes) {
      const start = draw() * length
      from.copy(request, at, start, start + length)
    }
    return request
  }
}

function holesFor(field: Field, request: Buffer) {
  const { length } = field.mark
  const holes: { at: number; length: number; from: Buffer }[] = []
  for (let at = request.indexOf(field.mark); at !== -1; ) {
    holes.push({ at, length, from: writtenFor(field) })
    at = request.indexOf(field.mark, at + length)
  }
  return holes
}

/** Turns the event loop without pause until the returned function is called. */
function stayAwake(): () => void {
  let turn = setImmediate(function next() {
    turn = setImmediate(next)
  })
  return () => clearImmediate(turn)
}
