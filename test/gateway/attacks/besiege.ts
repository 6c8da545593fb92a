import { type Behaviour, behaviours, bodyFor, nonceOf } from './behaviours.ts'
import { headerNamed, openRaw, type RawReply } from './raw-client.ts'
import { allowedPath, askPlainly, countedOnce, newNonce, type Struck } from './strike.ts'

/** How a request is sent to an upstream that misbehaves. */
export const approaches = ['GET', 'POST', 'POST in chunks', 'POST in two pieces'] as const
export type Approach = (typeof approaches)[number]

const content = 'content '.repeat(16)
const half = content.length / 2
const others = 4

/**
 * Sends a request in each way to an upstream that misbehaves, while others ask for what is well. What comes
 * back is what went wrong.
 */
export async function besiege(struck: Struck, name: string): Promise<readonly string[]> {
  const behaviour = behaviours[name]
  if (behaviour === undefined) throw new Error(`no behaviour ${name}`)
  const { upstream, authorized } = struck
  upstream.forget()
  const before = await authorized()
  const complaints: string[] = []
  for (const approach of approaches) {
    const good =
      behaviour.alone === true ? [] : Array.from({ length: others }, () => askWell(struck))
    const [found] = await Promise.all([suffer(struck, name, approach), ...good])
    await upstream.cleared()
    await askPlainly(struck)
    complaints.push(...found.map((complaint) => `${approach}: ${complaint}`))
  }
  const letIn = (await authorized()) - before
  const attacks = upstream.arrived.filter((request) => nonceOf(request).startsWith('attack'))
  const count = countedOnce(attacks)
  if (count > letIn) complaints.push(`${String(count)} arrived, ${String(letIn)} were let in`)
  const posts = upstream.arrived.filter(({ method }) => method === 'POST').map(nonceOf)
  if (new Set(posts).size < posts.length) complaints.push('a POST was sent twice')
  return [...upstream.objections, ...complaints]
}

async function suffer(
  struck: Struck,
  name: string,
  approach: Approach,
): Promise<readonly string[]> {
  const nonce = newNonce('attack')
  const connection = await openRaw(struck.url)
  const [method = ''] = approach.split(' ')
  const framing = {
    GET: '',
    POST: `Content-Length: ${String(content.length)}\r\n`,
    'POST in chunks': 'Transfer-Encoding: chunked\r\n',
    'POST in two pieces': `Content-Length: ${String(content.length)}\r\n`,
  }[approach]
  connection.write(
    `${method} ${allowedPath} HTTP/1.1\r\nHost: gateway\r\nConnection: close\r\nX-Behaviour: ${name}\r\n${struck.proof(nonce)}${framing}\r\n`,
  )
  if (approach === 'POST') connection.write(content)
  if (approach === 'POST in chunks') {
    connection.write(`${content.length.toString(16)}\r\n${content}\r\n0\r\n\r\n`)
  }
  if (approach === 'POST in two pieces') {
    connection.write(content.slice(0, half))
    await askPlainly(struck)
    if (!connection.isClosed()) connection.write(content.slice(half))
  }
  await connection.closed
  return complaintsAbout(connection.replies(), connection.text(), { nonce, behaviour: name })
}

function complaintsAbout(
  replies: readonly RawReply[],
  text: string,
  { nonce, behaviour }: { readonly nonce: string; readonly behaviour: string },
): readonly string[] {
  const { gives } = behaviours[behaviour] as Behaviour
  const [reply, another] = replies
  if (another !== undefined) return [`two replies: ${text}`]
  if (text.includes('stolen')) return [`what nobody asked for: ${text}`]
  if (reply === undefined) return gives.includes('cut') ? [] : ['no reply']
  const { status, body, complete } = reply
  const named = headerNamed(reply, 'x-nonce')
  if (named !== undefined && named !== nonce) return [`the reply to ${named}`]
  const own = bodyFor(nonce)
  if (named !== undefined && !(complete && status === 200 ? body === own : own.startsWith(body))) {
    return [`${complete ? 'whole' : 'cut'}, but ${body}`]
  }
  const isGiven = complete ? gives.includes(status) : gives.includes('cut')
  return isGiven ? [] : [`${complete ? 'whole' : 'cut'} ${String(status)}: ${text.slice(0, 300)}`]
}

/** A few requests on one connection, each answered with its own nonce. */
async function askWell({ url, plainProof }: Struck): Promise<void> {
  const connection = await openRaw(url)
  for (let count = 1; count <= 5; count++) {
    const nonce = newNonce('plain')
    connection.write(`GET ${allowedPath} HTTP/1.1\r\nHost: gateway\r\n${plainProof(nonce)}\r\n`)
    const became = await connection.answered(count)
    const reply = connection.replies()[count - 1]
    if (became === 'closed' || reply?.status !== 200 || reply.body !== bodyFor(nonce)) {
      throw new Error(`another's request was harmed: ${connection.text()}`)
    }
  }
  connection.end()
  await connection.closed
}
