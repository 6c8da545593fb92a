import { bodyFor, nonceOf } from './behaviours.ts'
import type { Arrived } from './canonical-reader.ts'
import type { HostileUpstream } from './hostile-upstream.ts'
import { headerNamed, openRaw, type RawReply } from './raw-client.ts'
import type { Attack } from './smuggling.ts'

/** What stands before the upstream: the gateway, or a proxy that has the bug which is hunted. */
export interface Struck {
  readonly url: string
  readonly upstream: HostileUpstream
  /** How many requests of the attacker have been let in. */
  readonly authorized: () => Promise<number>
  /** Header lines of the attacker, with his nonce. */
  readonly proof: (nonce: string) => string
  /** Header lines of somebody else, who attacks nobody. */
  readonly plainProof: (nonce: string) => string
}

/** A path that the attacker may ask for. */
export const allowedPath = '/files/a'

/** So often others may ask before the counts of a request that was cut off have settled. */
const mostRounds = 25

let nonces = 0
export function newNonce(kind: string): string {
  nonces++
  return `${kind}-${String(nonces)}`
}

/**
 * Sends an attack and a plain request behind it on the same connection, and lets others ask meanwhile. What
 * comes back is what went wrong; nothing, if the attack came to what it should.
 */
export async function strike(
  struck: Struck,
  attackFor: (nonce: string) => Attack,
): Promise<readonly string[]> {
  const { url, upstream, authorized, proof } = struck
  const nonce = newNonce('attack')
  const last = newNonce('last')
  const { bytes, fate } = attackFor(nonce)
  const sentinel = `GET /files/last HTTP/1.1\r\nHost: gateway\r\nConnection: close\r\n${proof(last)}\r\n`
  upstream.forget()
  const before = await authorized()
  const connection = await openRaw(url, { firstIsHead: bytes.startsWith('HEAD ') })
  connection.write(bytes + sentinel)
  if (fate === 'harmless' || fate === 'waits') {
    const plain = askPlainly(struck).then(() => askPlainly(struck))
    await Promise.race([connection.closed, plain])
    await plain
    connection.end()
  }
  await connection.closed
  const replies = connection.replies()

  const arrived = (): readonly Arrived[] =>
    upstream.arrived.filter((request) => !nonceOf(request).startsWith('plain'))
  let letIn = 0
  for (let round = 0; round < mostRounds; round++) {
    await askPlainly(struck)
    letIn = (await authorized()) - before
    if (letIn === countedOnce(arrived())) break
  }
  return [
    ...upstream.objections,
    ...complaintsAboutReplies(replies, [nonce, last]),
    ...complaintsAboutArrivals(arrived(), letIn),
    ...complaintsAboutFate(fate, { replies, arrived: arrived(), letIn, last }),
  ]
}

/** A plain request on a connection of its own. Throws when it gets another's reply. */
export async function askPlainly({
  url,
  plainProof,
}: Pick<Struck, 'url' | 'plainProof'>): Promise<void> {
  const nonce = newNonce('plain')
  const connection = await openRaw(url)
  connection.write(
    `GET ${allowedPath} HTTP/1.1\r\nHost: gateway\r\nConnection: close\r\n${plainProof(nonce)}\r\n`,
  )
  await connection.closed
  const [reply] = connection.replies()
  if (reply?.status !== 200 || reply.body !== bodyFor(nonce)) {
    throw new Error(`a plain request got ${JSON.stringify(connection.text())}`)
  }
}

/** A gateway may try again what may be repeated: the same request, by its id. */
export function countedOnce(arrived: readonly Arrived[]): number {
  return new Set(arrived.map((request) => headerNamed(request, 'x-request-id') ?? request)).size
}

function complaintsAboutReplies(
  replies: readonly RawReply[],
  nonces: readonly string[],
): readonly string[] {
  const own = replies.filter((reply) => headerNamed(reply, 'x-nonce') !== undefined)
  const order = own.map((reply) => nonces.indexOf(headerNamed(reply, 'x-nonce') ?? ''))
  return [
    ...own
      .filter(({ body, complete }) => complete && body !== '')
      .filter((reply) => reply.body !== bodyFor(headerNamed(reply, 'x-nonce') ?? ''))
      .map(({ body }) => `a reply with another's content: ${body}`),
    ...(order.some((place, at) => place < at) ? [`replies to ${order.join()}`] : []),
  ]
}

function complaintsAboutArrivals(arrived: readonly Arrived[], letIn: number): readonly string[] {
  const count = countedOnce(arrived)
  return [
    ...(count > letIn ? [`${String(count)} requests arrived, ${String(letIn)} were let in`] : []),
    ...arrived
      .filter(({ target, headers }) => /secret|smuggled/.test(target + JSON.stringify(headers)))
      .map(({ target }) => `${target} arrived`),
  ]
}

interface Outcome {
  readonly replies: readonly RawReply[]
  readonly arrived: readonly Arrived[]
  readonly letIn: number
  readonly last: string
}

function complaintsAboutFate(
  fate: Attack['fate'],
  { replies, arrived, letIn, last }: Outcome,
): readonly string[] {
  const statuses = replies.map(({ status }) => status)
  const whole = arrived.filter(({ complete }) => complete)
  const isRefused = statuses.every((status) => status >= 400)
  const hasOwn = arrived.some((request) => nonceOf(request) !== last)
  const said = `got ${statuses.join()}, ${String(whole.length)} arrived whole of ${String(letIn)}`
  const hasLast = whole.some((request) => nonceOf(request) === last)
  const ok = {
    refused: isRefused && arrived.length === 0 && letIn === 0,
    declined: Number(statuses[0]) >= 400 && !hasOwn,
    broken: whole.length === 0 && !statuses.some((status) => status < 400),
    read: statuses.join() === '200,200' && whole.length === 2 && letIn === 2 && hasLast,
    waits: whole.length === 0,
    harmless: statuses.filter((status) => status === 200).length <= whole.length,
  }
  return ok[fate] ? [] : [`not ${fate}: ${said}`]
}
