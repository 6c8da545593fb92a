import type { IncomingMessage } from 'node:http'

const mostMs = 2_000
const mostBytes = 16 * 1_024 * 1_024

/**
 * Lets the connection of a request that is answered before all of its body has come be closed in
 * a way that the answer arrives (RFC 9112 §9.6): our half at once, the rest when the caller has
 * sent what it was sending. A socket that is closed with bytes unread is reset, and who still sends
 * may never see the reply. Bounded in time and bytes: whoever goes on sending is cut off.
 */
export function lingerOnClose(request: IncomingMessage): void {
  const { socket } = request
  const destroySoon = socket.destroySoon.bind(socket)
  socket.destroySoon = () => {
    if (request.complete) {
      destroySoon()
      return
    }
    const bytesBefore = socket.bytesRead
    const over = setTimeout(() => socket.destroy(), mostMs)
    socket.once('close', () => clearTimeout(over))
    request.on('data', () => {
      if (socket.bytesRead - bytesBefore > mostBytes) socket.destroy()
    })
    request.once('end', destroySoon)
    socket.end()
    request.resume()
  }
}
