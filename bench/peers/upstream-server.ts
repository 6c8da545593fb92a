import { createServer } from 'node:net'

/**
 * The least that can stand behind a gateway: every head of a request is answered with the same bytes, and
 * nothing else of it is looked at. A process of its own; the first message starts it, the port goes back.
 */
process.once('message', ({ body }: UpstreamReply) => {
  const head = `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}`
  const reply = Buffer.from(`${head}\r\n\r\n${body}`)
  const server = createServer({ noDelay: true }, (socket) => {
    let pending = ''
    socket.on('error', () => undefined)
    socket.on('data', (bytes: Buffer) => {
      pending += bytes.toString('latin1')
      for (let end = pending.indexOf('\r\n\r\n'); end !== -1; end = pending.indexOf('\r\n\r\n')) {
        pending = pending.slice(end + 4)
        socket.write(reply)
      }
    })
  })
  server.listen(0, '127.0.0.1', () => process.send?.(server.address()))
})
process.once('disconnect', () => process.exit())

export type UpstreamReply = { readonly body: string }
