import type { Socket } from 'node:net'

const slow = new WeakMap<Socket, number>()

/**
 * Says that the body on a connection may take longer than those that we read ourselves, until the
 * returned function is called. Who says so bounds the pauses in it.
 */
export function letTakeItsTime(socket: Socket): () => void {
  slow.set(socket, (slow.get(socket) ?? 0) + 1)
  return () => void slow.set(socket, (slow.get(socket) ?? 1) - 1)
}

export function takesItsTime(socket: Socket): boolean {
  return (slow.get(socket) ?? 0) > 0
}
