import type { ServerResponse } from 'node:http'
import type { Refusal } from '@countersign/core'

/** How an exchange is ended from outside. Whoever is in charge of it at the time says how. */
export interface Ending {
  /** It may not go on: it ends at once, on both sides. */
  cut: (refusal: Refusal) => void
  /** The service stops: what would never end by itself ends now. */
  leave: () => void
}

/** Breaks a reply off where nobody else knows better. */
export function endingOf(response: ServerResponse): Ending {
  return { cut: () => cutOff(response), leave: () => undefined }
}

/** A caller of HTTP/1.0 takes the end of the connection for the end of the reply, unless it is reset. */
export function cutOff(response: ServerResponse): void {
  if (response.req.httpVersion === '1.0') response.socket?.resetAndDestroy()
  else response.destroy()
}
