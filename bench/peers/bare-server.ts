import { createServer } from 'node:http'

/**
 * The least that a server on node:http can do: reads the body, answers with bytes it was given.
 * A process of its own; the reply comes in the first message, the port goes back in one.
 */
process.once('message', (reply: BareReply) => {
  const body = Buffer.from(reply.body)
  const headers = { ...reply.headers, 'content-length': String(body.length) }
  const server = createServer((request, response) => {
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
    })
    request.on('end', () => {
      response.writeHead(size === 0 ? 400 : 200, headers)
      response.end(body)
    })
  })
  server.listen(0, '127.0.0.1', () => process.send?.(server.address()))
})
process.once('disconnect', () => process.exit())

/** What the service answered, without the headers that node:http adds by itself. */
export type BareReply = {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}
